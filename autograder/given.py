"""What every student notebook brings along: the checker, the personal data, the training report.

The build pastes this module and `answers`, less their docstrings, into the one setup cell of each
release, so it imports only the standard library, NumPy and Otter, and works in Colab, Jupyter and
stock Otter.
"""

import contextlib
import hashlib
import html
import json
import pathlib
import subprocess
import sys

import numpy as np

from autograder.answers import Recorded, alike

OTTER = ["otter-grader==7.0.0", "fica", "python-frontmatter", "ipylab"]
"""Installed in Colab with ``--no-deps``: Otter's own dependencies would replace Colab's widgets."""


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


def parse_training_line(line):
    """Return the report in one printed line, or None when the line is not well-formed.

    Well-formed: ``TRAINED `` and one JSON object with exactly the six keys of `report_training`,
    once each, 32 finite numbers in W and one in b, and nothing else on the line.
    """
    prefix, _, text = line.strip().partition(" ")
    if prefix != "TRAINED" or len(text) > 10_000:
        return None
    try:
        pairs = json.loads(text, object_pairs_hook=list, parse_constant=lambda name: None)
    except (ValueError, RecursionError):
        return None
    keys = ["W", "b", "device", "schema", "seconds", "student_id"]
    if not isinstance(pairs, list) or not all(isinstance(pair, tuple) for pair in pairs):
        return None
    if sorted(key for key, _ in pairs) != keys:
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

    Only the standard output of code cells is read.  `malformed` are the other TRAINED lines.
    """
    reports, malformed = [], []
    for cell in notebook.get("cells", []):
        if cell.get("cell_type") != "code":
            continue
        text = "".join(
            "".join(output.get("text", ""))
            for output in cell.get("outputs", [])
            if output.get("output_type") == "stream" and output.get("name") == "stdout"
        )
        for line in text.split("\n"):
            if line.strip().startswith("TRAINED"):
                report = parse_training_line(line)
                malformed.append(line) if report is None else reports.append(report)
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


class CheckResult:
    """What a check shows: a line for each public case, kind, without test code; then the idea."""

    def __init__(self, question, results, ideas=()):
        self.question = question
        self.lines = [self._line(result) for result in results]
        self.passed = all(result.passed for result in results)
        if len(ideas) == 1:
            self.lines.append(f"💡 {ideas[0]}")
        elif 1 < len(ideas) <= 3:
            self.lines.append("💡 One of these fits what your code answers:")
            self.lines += [f"   • {idea}" for idea in ideas]

    @staticmethod
    def _line(result):
        name = result.test_case.body.test_func.__name__.removeprefix("test_").replace("_", " ")
        if result.passed:
            return f"✅ {name}"
        error = (result.message or "").strip().splitlines()[-1]
        kind, _, text = error.partition(": ")
        if kind == "NotImplementedError":
            return f"🕓 {name}: not written yet"
        if kind == "TypeError" and text.endswith("NoneType' object is not callable"):
            return f"🕓 {name}: run the answer cell first"
        reason = text if kind == "AssertionError" and text else f"your code raised {error}"
        hint = result.test_case.failure_message
        return f"❌ {name}: {reason}" + (f" {hint}" if hint else "")

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


def start_checker(public_tests, ideas):
    """Install Otter where it is missing, write the public tests to ./tests, return the checker.

    `ideas` tells, by question, what known wrong answers say to the public cases, and the sentence
    on the idea behind each.
    """
    if "google.colab" in sys.modules:
        pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", *OTTER]
        subprocess.run(pip, check=True)
    tests = pathlib.Path("tests")
    tests.mkdir(exist_ok=True)
    for name, source in public_tests.items():
        path = tests / f"{name}.py"
        if not path.exists() or "google.colab" in sys.modules:
            path.write_text(source, encoding="utf-8")

    import otter

    class Checker(otter.Notebook):
        """Otter's checker, with a kinder display that names the idea behind a mistake."""

        def check(self, question, global_env=None):
            noted = []
            names = Recorded(globals() if global_env is None else global_env, noted)
            results = super().check(question, names).test_case_results
            passed = [result.passed for result in results]
            fitting = [
                idea["says"]
                for idea in ideas.get(question, [])
                if idea["passed"] == passed and alike(noted, idea["answers"])
            ]
            return CheckResult(question, results, fitting)

        def check_all(self):
            if not self._grading_mode:  # stock Otter checks each question by itself
                for question in public_tests:
                    print(self.check(question), end="\n\n")

    return Checker()
