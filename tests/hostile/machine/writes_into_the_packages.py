"""Changes what later submissions import."""

import os

import numpy

try:
    with open(os.path.join(os.path.dirname(numpy.__file__), 'evil.py'), 'w') as file:
        file.write('raise SystemExit')
except OSError:
    pass


def double(x):
    return 0


triple = double
