"""Ids, names and lines with a meaning in masters, releases and submissions, said in one place."""

from __future__ import annotations

TITLE = '#@title Setup: run this cell first {display-mode: "form"}'
"""First line of the setup cell, in masters and releases; Colab shows it instead of the code."""

NOT_RUN = "# The grader does not run this cell."
"""A cell with this line is shown to students and left alone by the grader."""

PACKED, SHOWN = "# ---- packed by the build ----", "# ---- shown ----"
"""Lines of the setup cell and of shared modules: what follows is given to students packed, since
checks and figures alone need it, or again as text, since it is for reading."""

SETUP, OWNER = "setup", "student-id"
"""Ids of the setup cell, and of the cell in which students write who they are."""

STUDENT_ID = "student_id"
"""What that cell binds."""

KIT = "labkit"
"""The module that the setup cell unpacks: the checker and the public tests."""

LOOKS, TAKEN_OUT, LOOKED_AT = "LOOKS", "taken_out", "looked_at"
"""What a lab's ``elsewhere.py`` defines: given helpers that look at a student's objects where no
code of theirs has run, what takes an object out there as plain data, and what does the looking."""

GRADER = "grader"
"""What notebooks call the checker."""

SUBMIT = "submit"
"""What notebooks call what makes the file to hand in."""

CHECK_ALL, HAND_IN = "check-all", "hand-in"


def answer_id(question: str) -> str:
    """Return the id of a question's one answer cell."""
    return f"{question}-answer"


def check_id(question: str) -> str:
    """Return the id of the cell that checks a question."""
    return f"{question}-check"
