"""A pipe with a name that nobody writes to."""

import os

os.mkfifo('pipe')
open('pipe').read()


def double(x):
    return 0


triple = double
