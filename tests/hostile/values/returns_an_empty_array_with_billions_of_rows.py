"""An array without a number, whose list has two thousand million parts."""

import numpy as np


def double(x):
    return np.zeros((2**31 - 1, 0))


triple = double
