"""An endless generator."""

def double(x):
    while True:
        yield 4


triple = double
