"""Recursion without limits."""

import sys

sys.setrecursionlimit(10**9)


def deep(n):
    return deep(n + 1)


deep(0)


def double(x):
    return 0


triple = double
