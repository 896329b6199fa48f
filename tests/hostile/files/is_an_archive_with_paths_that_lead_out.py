"""Members that would be written above their folder."""

import io
import zipfile


def data() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../../../../tmp/escaped.ipynb", "{}")
        archive.writestr("/tmp/escaped.ipynb", "{}")
    return made.getvalue()
