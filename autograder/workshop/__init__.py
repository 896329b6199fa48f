"""What each command does, without a terminal: plain functions, whose progress is a callback."""

from autograder.lms import NAMES as PLATFORMS
from autograder.workshop.beginning import new, take_over
from autograder.workshop.bundling import AIMS, bundle_for
from autograder.workshop.giving_back import TARGETS, Exported, export, report
from autograder.workshop.gradebooks import (
    Again,
    Told,
    assign,
    grades,
    lab_of,
    override,
    regrade,
    show,
)
from autograder.workshop.grading import Graded, Order, grade, grade_class
from autograder.workshop.publishing import Published, publish
from autograder.workshop.ready import Progress, bundle, examiner, no_progress
from autograder.workshop.releases import Built, build, check, tidy
from autograder.workshop.sample_class import demo
from autograder.workshop.trying import Tried, try_question
from autograder.workshop.verifying import verify
from autograder.workshop.watching import edited

__all__ = [
    "AIMS",
    "PLATFORMS",
    "TARGETS",
    "Again",
    "Built",
    "Exported",
    "Graded",
    "Order",
    "Progress",
    "Published",
    "Told",
    "Tried",
    "assign",
    "build",
    "bundle",
    "bundle_for",
    "check",
    "demo",
    "edited",
    "examiner",
    "export",
    "grade",
    "grade_class",
    "grades",
    "lab_of",
    "new",
    "no_progress",
    "override",
    "publish",
    "regrade",
    "report",
    "show",
    "take_over",
    "tidy",
    "try_question",
    "verify",
]
