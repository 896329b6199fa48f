"""An archive with more entries than anybody hands in."""

import io
import zipfile


def data() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"{number}.ipynb", "")
    return made.getvalue()
