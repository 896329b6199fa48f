"""Drive is an ordinary folder here."""

import pathlib


def mount(
    mountpoint: str,
    force_remount: bool = False,
    timeout_ms: int = 120_000,
    readonly: bool = False,
) -> None:
    (pathlib.Path(mountpoint) / "MyDrive" / "Colab Notebooks").mkdir(parents=True, exist_ok=True)
    print(f"Mounted at {mountpoint}")


def flush_and_unmount(timeout_ms: int = 86_400_000) -> None:
    pass
