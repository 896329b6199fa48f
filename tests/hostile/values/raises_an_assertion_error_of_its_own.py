"""An AssertionError might pass for a test's."""

def double(x):
    raise AssertionError("all is right")


triple = double
