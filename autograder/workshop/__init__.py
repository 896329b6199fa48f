"""What each command does, without a terminal: plain functions, whose progress is a callback."""

from autograder.lms import NAMES as PLATFORMS
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
from autograder.workshop.ready import Progress, bundle, examiner, no_progress
from autograder.workshop.releases import Built, build, check, tidy
from autograder.workshop.sample_class import demo
from autograder.workshop.verifying import verify

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
    "Told",
    "assign",
    "build",
    "bundle",
    "bundle_for",
    "check",
    "demo",
    "examiner",
    "export",
    "grade",
    "grade_class",
    "grades",
    "lab_of",
    "no_progress",
    "override",
    "regrade",
    "report",
    "show",
    "tidy",
    "verify",
]
