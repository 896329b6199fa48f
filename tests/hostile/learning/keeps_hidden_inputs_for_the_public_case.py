"""Repeats in a public message what a hidden case asked."""

seen = []


def double(x):
    seen.append(x)
    raise ValueError(f"seen {seen}")


triple = double
