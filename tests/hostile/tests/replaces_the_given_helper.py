"""A given helper that says what one likes."""
# deserves: 0.5

def helper(f, x):
    return 4


def double(x):
    return helper(None, x)


triple = double
