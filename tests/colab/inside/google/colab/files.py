"""Nobody uploads anything, and downloads go nowhere."""

import pathlib


def upload(target_dir: str = "") -> dict[str, bytes]:
    return {}


def download(filename: str) -> None:
    if not pathlib.Path(filename).exists():
        raise FileNotFoundError(f"Cannot find file: {filename}")
