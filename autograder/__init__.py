"""The machine behind the labs: it builds, verifies, grades and reports."""
