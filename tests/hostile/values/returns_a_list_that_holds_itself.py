"""A list without an end."""

def double(x):
    a = []
    a.append(a)
    return a


triple = double
