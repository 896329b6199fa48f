"""Turns a failed case into a sentence for the student, without ever quoting a hidden one.

Of a public case the test's own words are shown.  Of a hidden case only its `failure_message` is,
and facts that the student's code made public by itself: the type it returned, the class it raised.
Names and texts that the code could have filled with hidden inputs are not repeated.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any

from autograder.model import Case
from autograder.portable.answers import ANY, NAMED_TYPES, OBJECT, bare, gist
from autograder.sandbox.child import ChildLost
from autograder.sandbox.standin import Fault, NotPlainData, StudentError

MAX_TEXT = 400
UNDEFINED = "It is not defined."
PATH = re.compile(r"(?:/[\w.+@-]+)+/([\w.+@-]+)")
ERRORS = (
    *("AttributeError", "IndexError", "KeyError", "NameError", "NotImplementedError"),
    *("TypeError", "ValueError", "ZeroDivisionError", "InvalidArgumentError"),
    "FailedPreconditionError",
)
"""Exceptions that are told by name where a case is hidden, each a choice that code could make."""
FACTS = (
    "",
    "It raised an exception.",
    *(f"It raised {name}." for name in ERRORS),
    "It returned None: is a `return` missing?",
    "It returned a text.",
    "It returned values that are not finite.",
    *(f"It returned a {name}." for name in NAMED_TYPES),
)
"""All that a hidden case ever tells of how it went: log2 of their number is what a cheat can learn
of a case, beside whether it passed."""


def cut(text: str) -> str:
    """Return at most MAX_TEXT printable characters of a text that a student may have chosen."""
    clean = "".join(c if c.isprintable() else " " for c in text)
    return clean if len(clean) <= MAX_TEXT else clean[: MAX_TEXT - 1] + "…"


def said(message: str) -> str:
    """Return what an exception's message says first, a path in it cut to its last part."""
    return PATH.sub(r"\1", gist(message))


def sentence(text: str) -> str:
    """Return a message as a sentence, so that another one can follow."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def once(messages: Iterable[str]) -> list[str]:
    """Return messages as sentences, less those that another one says too, and more."""
    told = list(dict.fromkeys(sentence(text) for text in messages if text))
    return [text for text in told if not any(text in other for other in told if other != text)]


def place(fault: Fault) -> str:
    """Return where a cell stopped and why, as ``line 3, `input()`: EOFError: …``."""
    where = f"line {fault.line}, `{cut(fault.code)}`: " if fault.code else ""
    return cut(f"{where}{said(str(fault))}")


def explain(case: Case, error: BaseException, answers: list[Any], of_file: bool = False) -> str:
    """Return the message of one failed case, in which the student's own functions gave `answers`.

    Of a question about what the submitted file shows, `of_file`, a hidden case may say what it saw.
    """
    if isinstance(error, ChildLost):
        return f"Your code was stopped: {error.reason}."
    if case.hidden and of_file and isinstance(error, AssertionError) and str(error):
        seen = cut(str(error))
        return f"{sentence(seen[:1].upper() + seen[1:])} {case.failure_message}".strip()
    if case.hidden:
        return " ".join(part for part in (case.failure_message, _fact(error, answers)) if part)
    if isinstance(error, AssertionError):
        return cut(gist(str(error))) or case.failure_message
    name = type(error).__name__
    if isinstance(error, (StudentError, NotPlainData)):
        return cut(f"Your code raised {name}: {said(str(error))}")
    if _is_undefined(error):
        return UNDEFINED
    return cut(f"The answer could not be used ({name}: {error}).")


def same_everywhere(errors: list[tuple[Case, BaseException]]) -> str:
    """Return what a question raised in every case, once; nothing where it raised several things."""
    names = {_public_name(error) for _, error in errors if isinstance(error, StudentError)}
    if len(names) != 1 or not all(isinstance(error, StudentError) for _, error in errors):
        return ""
    public = next((pair for pair in errors if not pair[0].hidden), None)
    return explain(*public, []) if public else f"It raised {names.pop()} in every case."


def _is_undefined(error: BaseException) -> bool:
    return isinstance(error, TypeError) and "'NoneType' object is not callable" in str(error)


def _fact(error: BaseException, answers: list[Any]) -> str:
    """Return one sentence of public facts about how the last call went, or nothing."""
    if _is_undefined(error):
        return ""
    if isinstance(error, StudentError):
        return f"It raised {_public_name(error)}."
    if not answers or "value" not in answers[-1]:
        return ""
    return _describe(answers[-1]["value"])


def _public_name(error: BaseException) -> str:
    """Return the nearest class name that the student's code did not make up."""
    for kind in type(error).__mro__:
        name = kind.__name__
        if name in ERRORS:
            return name
    return "an exception"


def _describe(value: Any) -> str:
    """Say what is odd about a plain value itself; nothing when only its numbers can be wrong."""
    if value is None:
        return "It returned None: is a `return` missing?"
    if value in [f"<{name}>" for name in NAMED_TYPES]:
        return f"It returned a {value[1:-1]}."
    if isinstance(value, str):
        return "" if value == OBJECT else "It returned a text."
    return "" if _finite(value) else "It returned values that are not finite."


def _finite(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_finite(item) for item in value.values())
    if isinstance(value, list):
        return all(_finite(item) for item in value[1:])
    return not isinstance(value, float) or math.isfinite(value)


def contrast(value: Any, right: Any) -> str:
    """Say how a plain answer differs in form from what right answers share; never a value.

    Keys, numbers of axes and one value or several are the contract's own words.
    """
    lists = isinstance(value, list) and isinstance(right, list)
    if lists and (len(value), _axes(value)) == (len(right), _axes(right)):
        return ""  # a list of one number is of the form of another one
    value, right = bare(value), bare(right)
    if isinstance(right, dict) and isinstance(value, dict):
        missing = [key for key in right if key not in value]
        if missing:
            return f'The dict has no key "{missing[0]}".'
        said = [(key, contrast(value[key], right[key])) for key in right]
        return next((f'In "{key}": {text}' for key, text in said if text), "")
    if value == OBJECT and right not in (OBJECT, ANY):
        return "There is an object where a value is asked for."
    mine, theirs = _form(value), _form(right)
    if not mine or not theirs:
        return ""  # described by what it is
    if mine != theirs:
        return f"There is {mine} where {theirs} is asked for."
    if isinstance(value, list) and len(value) != len(right):
        return f"There are too {'many' if len(value) > len(right) else 'few'} values."
    return ""


def _form(value: Any) -> str:
    """Return words for the form of a plain value."""
    if isinstance(value, list):
        axes = _axes(value)
        count = "two" if axes == 2 else "three or more"  # no number that code could choose
        return f"a table of values ({count} axes)" if axes > 1 else "a row of values"
    return {dict: "a dict", float: "one number"}.get(type(value), "")


def _axes(value: Any) -> int:
    axes = 0
    while isinstance(value, list) and value[0] == "array":
        axes, value = axes + 1, value[1] if len(value) > 1 else None
    return axes
