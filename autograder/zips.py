"""Zips that are the same bytes on any day and machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

DATE = (1980, 1, 1, 0, 0, 0)
EXECUTABLE, READABLE = 0o755 << 16, 0o644 << 16


def packed(members: Mapping[str, bytes], scripts: Collection[str] = ()) -> bytes:
    """Return a zip of the members, by name; those of them that are `scripts` can be executed."""
    made = io.BytesIO()
    # Stored, not deflated: two builds of zlib may compress the same bytes differently.
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, DATE)
            info.create_system = 3
            info.external_attr = EXECUTABLE if name in scripts else READABLE
            archive.writestr(info, members[name])
    return made.getvalue()
