"""A mapping that answers any key."""

class Sly(dict):
    def __missing__(self, key):
        return 4

    def __contains__(self, key):
        return True


def double(x):
    return Sly()


triple = double
