"""Infinity as an answer."""

def double(x):
    return float("inf")


triple = double
