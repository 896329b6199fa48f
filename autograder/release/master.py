"""Checks a master notebook before anything is made from it."""

from __future__ import annotations

from pathlib import Path

from autograder.errors import MasterError, raise_all
from autograder.model import Shared
from autograder.release import notebook as notebooks
from autograder.release import question_rules, rules
from autograder.release.structure import Master, parse


def problems(master: Master) -> list[MasterError]:
    """Return every rule that the master breaks, in the order of the rules."""
    return [error for rule in [*rules.RULES, *question_rules.RULES] for error in rule(master)]


def read_master(path: Path, shared: Shared) -> Master:
    """Read and parse the master in `path`, whatever rules it breaks."""
    try:
        notebook = notebooks.read(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        remedy = "Write it, or restore it."
        raise MasterError(str(path), "no such master notebook", remedy) from None
    except (ValueError, AttributeError, KeyError, TypeError) as error:
        remedy = "Restore the file, or save it as nbformat 4.5."
        raise MasterError(path.name, f"not a notebook: {error}", remedy) from None
    return parse(notebook, path.name, shared)


def check_master(path: Path, shared: Shared) -> Master:
    """Return the master in `path`; raise the first rule it breaks, with the others as notes."""
    master = read_master(path, shared)
    raise_all(problems(master))
    return master
