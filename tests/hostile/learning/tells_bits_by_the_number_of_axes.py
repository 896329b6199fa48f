"""Returns an array with as many axes as a digit of the input."""

import numpy as np


def double(x):
    return np.zeros((1,) * (abs(x) % 30))


triple = double
