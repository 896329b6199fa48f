"""An endless loop."""

while True:
    pass


def double(x):
    return 0


triple = double
