"""An exception whose text is 30 MB."""

def double(x):
    raise ValueError("x" * 30_000_000)


triple = double
