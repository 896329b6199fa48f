"""Runs a submission where it can do no harm, and talks to it in plain data."""
