"""Compressed again and again."""

import gzip


def data() -> bytes:
    content = b"{}" * 100
    for _ in range(50):
        content = gzip.compress(content)
    return content
