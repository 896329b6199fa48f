"""What it gets is a number, so nothing can be written back."""

def double(x):
    try:
        x[0] = 4
    except TypeError:
        pass
    return x


triple = double
