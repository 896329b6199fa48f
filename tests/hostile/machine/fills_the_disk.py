"""A file that grows."""

with open('big', 'wb') as file:
    while True:
        file.write(b'x' * 1_000_000)


def double(x):
    return 0


triple = double
