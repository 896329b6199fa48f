"""Sixteen million small numbers, which as floats are eight times as large."""

import numpy as np


def double(x):
    return np.ones(16_000_000, np.int8)


triple = double
