"""Ends with a code that is made of the input."""

import os


def double(x):
    os._exit(abs(x) % 100)


triple = double
