"""/dev/shm until it is full."""

for n in range(100):
    with open(f'/dev/shm/{n}', 'wb') as file:
        file.write(b'x' * 10_000_000)


def double(x):
    return 0


triple = double
