"""JSON that a recursive reader does not survive."""

def data() -> bytes:
    return b'{"cells": ' + b"[" * 100_000
