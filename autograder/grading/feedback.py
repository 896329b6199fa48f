"""Turns a failed case into a sentence for the student, without ever quoting a hidden one.

Of a public case the test's own words are shown.  Of a hidden case only its `failure_message` is,
and facts that the student's code made public by itself: the type it returned, the class it raised.
Names and texts that the code could have filled with hidden inputs are not repeated.
"""

from __future__ import annotations

import builtins
from typing import Any

import numpy as np

from autograder.model import Case
from autograder.sandbox import channel
from autograder.sandbox.child import ChildLost
from autograder.sandbox.standin import NotPlainData, StudentError

MAX_TEXT = 400
KNOWN_ERRORS = {"InvalidArgumentError", "FailedPreconditionError", "ResourceExhaustedError"}


def cut(text: str) -> str:
    """Return at most MAX_TEXT printable characters of a text that a student may have chosen."""
    clean = "".join(c if c.isprintable() else " " for c in text)
    return clean if len(clean) <= MAX_TEXT else clean[: MAX_TEXT - 1] + "…"


def explain(case: Case, error: BaseException, answers: list[dict[str, Any]]) -> str:
    """Return the message of one failed case."""
    if isinstance(error, ChildLost):
        return f"Your code was stopped: {error.reason}."
    if case.hidden:
        return " ".join(part for part in (case.failure_message, _fact(error, answers)) if part)
    if isinstance(error, AssertionError):
        return cut(str(error)) or case.failure_message
    name = type(error).__name__
    if isinstance(error, (StudentError, NotPlainData)):
        return cut(f"Your code raised {name}: {error}")
    if isinstance(error, TypeError) and "'NoneType' object is not callable" in str(error):
        return "The function is not defined: did its cell stop with an error?"
    return cut(f"The answer could not be used ({name}: {error}).")


def _fact(error: BaseException, answers: list[dict[str, Any]]) -> str:
    """Return one sentence of public facts about how the last call went, or nothing."""
    if isinstance(error, TypeError) and "'NoneType' object is not callable" in str(error):
        return "The function is not defined: did its cell stop with an error?"
    if isinstance(error, StudentError):
        return f"It raised {_public_name(error)}."
    if not answers or "value" not in answers[-1]:
        return ""
    return _describe(answers[-1]["value"])


def _public_name(error: BaseException) -> str:
    """Return the nearest class name that the student's code did not make up."""
    for kind in type(error).__mro__:
        name = kind.__name__
        if name in KNOWN_ERRORS or isinstance(getattr(builtins, name, None), type):
            return name
    return "an exception"


def _describe(tree: channel.Tree) -> str:
    if tree is None:
        return "It returned None: is a `return` missing?"
    match tree:
        case ["h", _, str(name)]:
            known = name in {"zip", "map", "filter", "generator", "function", "method", "module"}
            return f"It returned a {name}." if known else "It returned an object, not numbers."
        case ["d" | "l" | "t" | "a", *_] | float():
            value = channel.decode(tree, lambda number, name: None)
            return "" if _finite(value) else "It returned values that are not finite."
    return ""


def _finite(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_finite(item) for item in value.values())
    if isinstance(value, (list, tuple)):
        return all(_finite(item) for item in value)
    if isinstance(value, (float, np.ndarray, np.generic)):
        return bool(np.all(np.isfinite(value)))
    return True
