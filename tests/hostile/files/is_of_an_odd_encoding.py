"""UTF-32 without a mark."""

def data() -> bytes:
    return '{"cells": []}'.encode("utf-32-le")
