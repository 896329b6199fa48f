"""What every student notebook brings along: the checker, the personal data, the training report.

The build pastes this module and `answers`, less their docstrings, into the one setup cell of each
release, so it imports only the standard library and NumPy, and works in Colab, Jupyter and under
stock Otter.
"""

import collections
import contextlib
import hashlib
import html
import inspect
import json
import os
import pathlib
import re
import sys

import numpy as np

from autograder.answers import Recorded, alike


@contextlib.contextmanager
def quiet_start():
    """Keep off the screen what TensorFlow writes past Python (file descriptor 2) as it starts."""
    sys.stderr.flush()
    screen = os.dup(2)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(screen, 2)
        os.close(screen)


def personal_dataset(student_id):
    """Return your own training data: X of shape (200000, 32) and y of shape (200000,), float32.

    The seed is the first four bytes, big endian, of the SHA-256 of your id, stripped and
    lower-cased, so everybody's data differ.  `RandomState` draws the same numbers in every
    version of NumPy (NEP 19).
    """
    digest = hashlib.sha256(student_id.strip().lower().encode("utf-8")).digest()
    r = np.random.RandomState(int.from_bytes(digest[:4], "big"))
    W_true, b_true = r.randn(32), r.randn()
    X = r.randn(200_000, 32).astype(np.float32)
    y = (X @ W_true + b_true + 0.1 * r.randn(200_000)).astype(np.float32)
    return X, y


def report_training(W, b, device, seconds):
    """Print the line that is graded: your id, W (32 numbers), b, and how it was trained.

    `device` is a name like "/GPU:0", `seconds` the training time; both are evidence, not points.
    Raises ValueError when your id is missing, or W and b are not 32 finite numbers and one.
    """
    line = json.dumps(
        {
            "schema": 1,
            "student_id": str(globals().get("student_id", "")).strip(),
            "W": [float(w) for w in np.asarray(W).ravel()],
            "b": float(np.asarray(b).ravel()[0]),
            "device": str(device),
            "seconds": round(float(seconds), 3),
        }
    )
    report = parse_training_line(f"TRAINED {line}")
    if report is None:
        raise ValueError("report_training needs your student_id, 32 finite weights and one bias")
    print(f"TRAINED {line}")
    _REPORTS.append(report)


_REPORTS = []


_TRAINED = re.compile(r"TRAINED[ \t]+(?=\{)")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_MOST = 10_000  # characters in a line, and lines in a notebook: more is no honest training


def parse_training_line(line):
    """Return the report in a printed line, or None when the line is not well-formed.

    Well-formed: ``TRAINED `` and one JSON object with exactly the six keys of `report_training`,
    once each, 32 finite numbers in W and one in b.  Text before and after it is ignored.
    """
    found = _TRAINED.search(line)
    if found is None:
        return None
    text = line[found.end() : found.end() + _MOST]
    decoder = json.JSONDecoder(object_pairs_hook=list, parse_constant=lambda name: None)
    try:
        pairs, _ = decoder.raw_decode(text)
    except (ValueError, RecursionError):
        return None
    if sorted(key for key, _ in pairs) != ["W", "b", "device", "schema", "seconds", "student_id"]:
        return None
    report = dict(pairs)
    W, b, seconds = report["W"], report["b"], report["seconds"]
    numbers = [*W, b, seconds] if isinstance(W, list) else []
    if len(numbers) != 34 or type(report["schema"]) is not int or report["schema"] != 1:
        return None
    if not all(type(n) in (int, float) and abs(n) < 1e300 for n in numbers):
        return None
    id_and_device = report["student_id"], report["device"]
    if not all(isinstance(text, str) for text in id_and_device) or not id_and_device[0].strip():
        return None
    return report


def training_lines(notebook):
    """Return ``(reports, malformed)`` of a notebook given as a dict, in the order of its cells.

    Only the standard output of code cells is read, where a line may stand after dots, colours or
    anything else that was printed without a newline.  `malformed` are the other TRAINED lines.
    """
    lines = collections.deque(maxlen=_MOST)  # the last ones count
    for cell in notebook.get("cells", []):
        if cell.get("cell_type") != "code":
            continue
        text = "".join(
            "".join(output.get("text") or "")
            for output in cell.get("outputs") or []
            if output.get("output_type") == "stream" and output.get("name") == "stdout"
        )
        if "TRAINED" in text:
            text = _COLOURS.sub("", text)
            lines.extend((text, found.start()) for found in _TRAINED.finditer(text))
    reports, malformed = [], []
    for text, start in lines:
        line = text[start : start + _MOST]
        report = parse_training_line(line)
        malformed.append(line[:100]) if report is None else reports.append(report)
    return reports, malformed


def saved_training():
    """Return the last training report of this session or of the saved notebook, else None.

    The grader reads the submitted file only: save the notebook after training.
    """
    if _REPORTS:
        return _REPORTS[-1]
    for path in sorted(pathlib.Path.cwd().glob("*.ipynb")):
        reports, _ = training_lines(json.loads(path.read_text(encoding="utf-8")))
        if reports:
            return reports[-1]
    return None


@contextlib.contextmanager
def needs(*questions):
    """Draw a figure with your own functions, or say kindly which question it waits for."""
    names = " and ".join(questions)
    try:
        yield
    except NotImplementedError as unfinished:
        print(f"🕓 This needs {names} first ({unfinished}). Fill it in above, then run me again.")
    except NameError as unknown:
        print(f"🕓 This needs {names} first ({unknown}). Run the cells above, then run me again.")
    except Exception as error:
        print(f"⚠️ This uses your {names}, which stopped with {type(error).__name__}: {error}")
        print(f"   Run the check of {names}: it says more. Then run me again.")


class Case:
    """One public test case: its function, and the hint for when it fails."""

    def __init__(self, function, failure_message=None, **settings):
        self.function, self.hint = function, failure_message
        self.title = function.__name__.removeprefix("test_").replace("_", " ")

    def run(self, names):
        """Call the function on what `names` has for its arguments; return what it raised."""
        try:
            arguments = inspect.signature(self.function).parameters
            self.function(*(names.get(name) for name in arguments))
        except Exception as error:
            return error


def read_cases(source):
    """Return the cases of a test file in Otter's exception-based format."""
    cases = []

    def test_case(**settings):
        return lambda function: cases.append(Case(function, **settings))

    exec(compile(source, "<public tests>", "exec"), {"test_case": test_case})
    return cases


class CheckResult:
    """What a check shows: a line for each public case, kind, without test code; then the idea."""

    def __init__(self, question, cases, errors, ideas=()):
        self.question = question
        self.lines = [self._line(case, error) for case, error in zip(cases, errors)]
        self.passed = not any(errors)
        if len(ideas) == 1:
            self.lines.append(f"💡 {ideas[0]}")
        elif 1 < len(ideas) <= 3:
            self.lines.append("💡 One of these fits what your code answers:")
            self.lines += [f"   • {idea}" for idea in ideas]

    @staticmethod
    def _line(case, error):
        if error is None:
            return f"✅ {case.title}"
        kind, text = type(error).__name__, str(error).strip()
        if kind == "NotImplementedError":
            return f"🕓 {case.title}: not written yet"
        if kind == "TypeError" and text.endswith("NoneType' object is not callable"):
            return f"🕓 {case.title}: run the answer cell first"
        last = text.splitlines()[-1] if text else ""
        reason = last if kind == "AssertionError" and last else f"your code raised {kind}: {last}"
        return f"❌ {case.title}: {reason}" + (f" {case.hint}" if case.hint else "")

    def __str__(self):
        end = (
            "All public checks pass. Hidden ones follow after you submit."
            if self.passed
            else "Change the answer cell, run it, and run this check again."
        )
        return "\n".join([f"{self.question}", *(f"  {line}" for line in self.lines), end])

    __repr__ = __str__

    def _repr_html_(self):
        colour = "#1a7f37" if self.passed else "#9a6700"
        text = html.escape(str(self)).replace("\n", "<br>")
        return (
            f'<div style="border-left:4px solid {colour};padding:.3em .8em;'
            f'white-space:pre-wrap">{text}</div>'
        )


class Checker:
    """Runs the public tests, which the notebook itself brings along, and names known mistakes.

    `ideas` tells, by question, what known wrong answers say to the public cases, and the sentence
    on the idea behind each.  Nothing is installed, nothing is read from disk.  Under ``otter run``
    Otter's own checker does the work.
    """

    def __init__(self, public_tests, ideas):
        self.public_tests, self.ideas = public_tests, ideas

    def check(self, question, global_env=None):
        """Run the public tests of one question on what the notebook defines."""
        names = globals() if global_env is None else global_env
        if _otter_grades():
            return sys.modules["otter"].Notebook().check(question, names)
        noted = []
        recorded, cases = Recorded(names, noted), read_cases(self.public_tests[question])
        errors = [case.run(recorded) for case in cases]
        passed = [error is None for error in errors]
        fitting = [
            idea["says"]
            for idea in self.ideas.get(question, [])
            if idea["passed"] == passed and alike(noted, idea["answers"])
        ]
        return CheckResult(question, cases, errors, fitting)

    def check_all(self):
        """Print the check of every question."""
        if not _otter_grades():  # stock Otter checks each question by itself
            for question in self.public_tests:
                print(self.check(question), end="\n\n")


def _otter_grades():
    """Tell whether Otter-Grader runs this notebook to grade it."""
    otter = sys.modules.get("otter")
    return bool(otter and getattr(otter, "Notebook", None) and otter.Notebook._grading_mode)
