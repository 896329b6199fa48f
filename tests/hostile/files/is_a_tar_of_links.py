"""Links to files that the grader could read."""

import io
import tarfile


def data() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for kind, name in ((tarfile.SYMTYPE, "a.ipynb"), (tarfile.LNKTYPE, "b.ipynb")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return made.getvalue()
