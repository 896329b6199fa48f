"""An endless loop, once it is asked."""

def double(x):
    while True:
        pass


triple = double
