"""Keeps what was graded: the store, and the files that are derived from it."""
