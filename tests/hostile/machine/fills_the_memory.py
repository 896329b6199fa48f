"""A list that grows."""

held = []
while True:
    held.append(bytearray(50_000_000))


def double(x):
    return 0


triple = double
