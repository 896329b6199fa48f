"""A text that fills a frame."""

def double(x):
    return "x" * 30_000_000


triple = double
