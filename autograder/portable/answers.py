"""What functions answer to a test case, in plain values, and when two answers are alike.

The build pastes this module, less this docstring, into each notebook's setup cell: a check there
tells ideas apart just as the grader does.  It imports only the standard library and NumPy.
"""

import itertools
import re
from collections.abc import Mapping, Sequence

import numpy as np

NEAR = 1e-4
"""Relative and absolute: the tolerance of the test cases."""

ANY, MISSING, OBJECT = "<any>", "<missing>", "<object>"
"""What right answers differ in, a key that should be there, and what has no plain value."""

NAMED_TYPES = ("filter", "function", "generator", "map", "method", "module", "zip")
"""Types that are told from other objects: a class of the student's own could have any name."""

LARGEST = 10_000

NUMBERED = re.compile(r"\b([A-Za-z]\w*?)_\d+\b")
"""A name that a framework makes by counting: `dense_3` here is `dense_7` in another notebook."""


def plain(value):
    """Return `value` as JSON holds it: numbers by value, an object as ``"<object>"``.

    A sequence is a list that begins with its kind: ``["list", …]``, ``["tuple", …]`` or
    ``["array", …]``; the rows of an array are arrays, and a tensor is an array.
    """
    try:
        return _plain(value)
    except RecursionError:  # a list that holds itself
        return OBJECT


def _plain(value):
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return NUMBERED.sub(r"\1_#", value[:LARGEST])
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray, memoryview)):
        kind = "list" if isinstance(value, list) else "tuple"
        return [kind, *(_plain(item) for item in itertools.islice(value, LARGEST))]
    if type(value).__name__ in NAMED_TYPES:
        return f"<{type(value).__name__}>"
    try:
        array = np.asarray(value)
    except Exception:
        return OBJECT
    if array.dtype.kind not in "biuf" or array.size > LARGEST:
        return OBJECT
    return _rows((array if array.dtype.kind == "b" else array.astype(np.float64)).tolist())


def _rows(values):
    return ["array", *map(_rows, values)] if isinstance(values, list) else values


def alike(answer, known):
    """Tell whether a plain answer is as a known one: numbers within NEAR, ANY as anything.

    An array of one number is that number; keys that `known` lacks are free.
    """
    if known == ANY:
        return True
    if isinstance(known, dict):
        return isinstance(answer, dict) and all(
            alike(answer.get(key, MISSING), item) for key, item in known.items()
        )
    if isinstance(known, list) and isinstance(answer, list):
        return len(answer) == len(known) and all(map(alike, answer, known))
    answer, known = bare(answer), bare(known)
    if isinstance(known, float) and isinstance(answer, float):
        return bool(np.isclose(answer, known, NEAR, NEAR, equal_nan=True))
    return type(answer) is type(known) and answer == known


def bare(value):
    """Take the brackets off an array of one number, or off what may be one."""
    while isinstance(value, list) and len(value) == 2 and value[0] in ("array", ANY):
        value = value[1]
    return value


class Recorder:
    """Stands in a test case for a function: calls it and notes what it answers."""

    def __init__(self, function, noted, name="", by=None):
        self.function, self.noted = function, noted
        self.name, self.by = name, [] if by is None else by

    def __call__(self, *arguments, **options):
        arguments = [a.function if isinstance(a, Recorder) else a for a in arguments]
        self.by.append(self.name)
        try:
            value = self.function(*arguments, **options)
        except SystemExit:  # would end the check, or the notebook
            self.noted.append({"raised": "SystemExit", "said": ""})
            raise RuntimeError("it tried to end Python") from None
        except Exception as error:
            self.noted.append(raised(error))
            raise
        self.noted.append({"value": plain(value)})
        return value


def raised(error):
    """Return an exception as noted: its class, or the first above it that the notebook did not
    make up, and the gist of what it says.

    The gist is the first words without numbers, names in quotes or of variables, and places.
    """
    kinds = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ != "__main__"]
    kind = kinds[0]
    if kind == "SystemExit":  # the grader's stand-in for one
        return {"raised": kind, "said": ""}
    named = r"'[^']*'|\"[^\"]*\"|`[^`]*`|<[^>]*>|\S*[/\d]\S*|(?<=\bvariable )\w+"
    text = re.sub(named, "", gist(str(error))[:1000])
    return {"raised": kind, "said": " ".join(text.split())[:60]}


BOILERPLATE = re.compile(
    r"Exception encountered when calling .*|Graph execution error:?|in user code:|Stack trace.*"
    r"|Detected at node.*|Original stack.*|Traceback .*|Arguments received by .*|Call arguments.*"
    r"|File \".*|\[\[.*\]\].*|Errors may have originated .*|Input Source operations.*"
)
"""Lines with which frameworks frame what they have to say."""


DECORATION = re.compile(r"\x1b\[[0-9;]*m|\{\{function_node [^}]*\}\} ?| ?\[Op:\w+\](?: name:.*)?")
"""Colours, and where in TensorFlow an operation stands."""


def gist(text):
    """Return the first line of an exception's text that says what went wrong."""
    text = DECORATION.sub("", text)
    if "\nNode: " in text:  # TensorFlow lists the places of a node before what is wrong with it
        text = text.rpartition("\nNode: ")[2].partition("\n")[2] or text
    lines = [line.strip() for line in text.splitlines()[:200]]
    said = [line for line in lines if line and not BOILERPLATE.fullmatch(line)]
    # AutoGraph quotes the code that raised first, and then names the error.
    named = [line for line in said if re.match(r"\w*(?:Error|Exception): ", line)]
    return (named or said or [""])[0]


class Recorded:
    """A mapping of names for test cases: notes what their functions answer, in order, and in `by`
    the name of each that did."""

    def __init__(self, names, noted, by=None):
        self.names, self.noted, self.by = names, noted, [] if by is None else by

    def get(self, name, default=None):
        value = self.names.get(name, default)
        if callable(value):
            return Recorder(value, self.noted, name, self.by)
        # What is not defined is no answer, not even None.
        self.by.append(name)
        self.noted.append({"undefined": name} if value is None else {"value": plain(value)})
        return value
