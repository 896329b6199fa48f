"""Right for the public input, wrong for any other."""
# deserves: 0.5

def double(x):
    return 4 if x == 2 else 0


def triple(x):
    return 0
