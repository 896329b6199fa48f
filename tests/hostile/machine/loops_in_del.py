"""An endless loop when an object ends."""

class Late:
    def __del__(self):
        while True:
            pass


def double(x):
    Late()
    return 0


triple = double
