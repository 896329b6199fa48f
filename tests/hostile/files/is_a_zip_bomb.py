"""A small archive of a huge notebook."""

import io
import zipfile


def data() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("a.ipynb", "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(b" " * 1_000_000)
    return made.getvalue()
