"""A small complete lab to begin with: one question, its cases, a right and two wrong attempts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from autograder.conventions import OWNER, SETUP, STUDENT_ID, TITLE
from autograder.release import notebook as notebooks

CONFIG = """# ASSIGNMENT CONFIG
init_cell: false
check_all_cell: true
export_cell: false
run_tests: false
tests:
  ok_format: false
  files: true
generate: true"""

ANSWER = '''def mean(values):
    """Return the mean of a list of numbers.

    Raises ValueError when there are none.
    """
    # BEGIN SOLUTION NO PROMPT
    if len(values) == 0:
        raise ValueError("no values")
    return sum(values) / len(values)
    # END SOLUTION
    """ # BEGIN PROMPT
    raise NotImplementedError("q1: write mean")
    """ # END PROMPT'''

PUBLIC = '''""" # BEGIN TEST CONFIG
points: 0.5
""" # END TEST CONFIG
def test_the_mean_of_two_numbers(mean):
    # (1 + 3) / 2
    expect(mean([1.0, 3.0]), 2.0, "mean([1, 3])")'''

HIDDEN = '''""" # BEGIN TEST CONFIG
points: 1
hidden: true
topic: the mean of several numbers
failure_message: Divide by how many numbers there are, not by two.
""" # END TEST CONFIG
def test_the_mean_of_several_numbers(mean):
    expect(mean([2.5, -7.25, 0.0, 1.5, 5.75]), 0.5, "the mean of five numbers")'''

RAISES = '''""" # BEGIN TEST CONFIG
points: 0.5
hidden: true
topic: an empty list
failure_message: An empty list has no mean. Raise a ValueError.
""" # END TEST CONFIG
def test_no_numbers_have_no_mean(mean):
    expect(mean([4.0]), 4.0, "the mean of one number")
    expect_raises(ValueError, mean, [])'''

INTRO = """## Question 1 (2 points): the mean

Write `mean`, which returns the mean of a list of numbers and raises a `ValueError` when it is
empty."""

FIGURE = """with needs("q1"):
    print("The mean of 1 to 6 is", mean([1, 2, 3, 4, 5, 6]))"""

CELLS = [
    ("raw", "assignment-config", CONFIG),
    ("markdown", "title", "# {title}\n\nRun the setup cell first."),
    ("code", SETUP, f"{TITLE}\nimport numpy as np"),
    ("code", OWNER, f'{STUDENT_ID} = ""  # your id, as your course knows you'),
    ("raw", "q1-begin", "# BEGIN QUESTION\nname: q1\npoints: 2"),
    ("markdown", "q1-intro", INTRO),
    ("raw", "q1-solution-begin", "# BEGIN SOLUTION"),
    ("code", "q1-answer", ANSWER),
    ("raw", "q1-solution-end", "# END SOLUTION"),
    ("raw", "q1-tests-begin", "# BEGIN TESTS"),
    ("code", "q1-test-two", PUBLIC),
    ("code", "q1-test-several", HIDDEN),
    ("code", "q1-test-none", RAISES),
    ("raw", "q1-tests-end", "# END TESTS"),
    ("raw", "q1-end", "# END QUESTION"),
    ("code", "figure-dice", FIGURE),
]

RIGHT = """# kind: NumPy's own
def mean(values):
    if not len(values):
        raise ValueError("empty")
    return float(np.mean(values))
"""
HALVED = """# earns: 0.5
# says: You divide by two, whatever the list: that is the mean of two numbers only.
def mean(values):
    if not len(values):
        raise ValueError("empty")
    return sum(values) / 2
"""
NO_ERROR = """# earns: 1.5
# says: An empty list has no mean: raise a ValueError before you divide.
def mean(values):
    return sum(values) / max(len(values), 1)
"""
SUM_ONLY = """# earns: 0
# says: This is the sum. The mean is the sum divided by how many there are.
def mean(values):
    return sum(values)
"""
SETTINGS = """title = "{title}"
# Where students open the notebook: put your published repository in place of OWNER/REPO.
colab = "https://colab.research.google.com/github/OWNER/REPO/blob/main/{slug}/{slug}.ipynb"
"""


def files(slug: str) -> dict[str, str]:
    """Return the files of a new lab, by their paths in its folder."""
    title = slug.replace("-", " ").capitalize()
    cells = [_cell(kind, name, text.replace("{title}", title)) for kind, name, text in CELLS]
    metadata = {
        "accelerator": "GPU",
        "colab": {"gpuType": "T4", "provenance": [], "toc_visible": True},
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return {
        f"{slug}.ipynb": notebooks.write(notebooks.node(notebook)).decode(),
        "assignment.toml": SETTINGS.format(title=title, slug=slug),
        "attempts/q1/right/with-numpy.py": RIGHT,
        "attempts/q1/wrong/halved.py": HALVED,
        "attempts/q1/wrong/no-error.py": NO_ERROR,
        "attempts/q1/wrong/sum-only.py": SUM_ONLY,
    }


def write(folder: Path, slug: str) -> list[Path]:
    """Write a new lab into `folder`; return its files."""
    made = []
    for name, text in files(slug).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return made


def _cell(kind: str, name: str, source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "id": name, "metadata": {}}
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell | {"source": source}
