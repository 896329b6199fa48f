"""Files open until no more are."""

held = []
try:
    while True:
        held.append(open('/dev/null'))
except OSError:
    pass


def double(x):
    return 0


triple = double
