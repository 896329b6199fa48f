"""Your own training data, and the one line that reports how it went.

The build puts this module into the setup cell of each lab that uses it; the grader reads the line
with the same code.  So it imports only the standard library and NumPy.
"""

import collections
import functools
import hashlib
import json
import re
import sys

import numpy as np

SALT = ""  # so that two labs draw different data for one id


def personal_dataset(student_id):
    """Return your own training data: X of shape (200000, 32) and y of shape (200000,), float32.

    The seed is the first four bytes, big endian, of the SHA-256 of your id, stripped and
    lower-cased, and SALT: everybody's data differ.  `RandomState` draws the same numbers in every
    version of NumPy (NEP 19).
    """
    digest = hashlib.sha256((student_id.strip().lower() + SALT).encode("utf-8")).digest()
    r = np.random.RandomState(int.from_bytes(digest[:4], "big"))
    W_true, b_true = r.randn(32), r.randn()
    X = r.randn(200_000, 32).astype(np.float32)
    y = (X @ W_true + b_true + 0.1 * r.randn(200_000)).astype(np.float32)
    return X, y


def report_training(W, b, device, seconds):
    """Print the line that is graded: your id, W (32 numbers), b, and how it was trained.

    Below it stands how near the parameters are and what that earns.  `device`, such as "/GPU:0", and
    `seconds` are evidence, no points.
    Raises ValueError when your id is missing, or W and b are not 32 finite numbers and one.
    """
    line = json.dumps({
        "schema": 1,
        "student_id": str(getattr(sys.modules["__main__"], "student_id", "")).strip(),
        "W": [float(w) for w in np.asarray(W).ravel()],
        "b": float(np.asarray(b).ravel()[0]),
        "device": str(device),
        "seconds": round(float(seconds), 3),
    })
    report = parse_training_line(f"TRAINED {line}")
    if report is None:
        raise ValueError("report_training needs your student_id, 32 finite weights and one bias")
    print(f"TRAINED {line}")
    print(how_near(report))
    remember(report)


# ---- packed by the build ----

VERY_NEAR, NEAR = 5e-3, 5e-2
"""All points where the worst parameter is no farther from least squares, half of them."""


def worst_distance(report):
    """Return how far the worst of the 33 parameters is from least squares on the id's own data."""
    return float(np.max(np.abs(np.append(report["W"], report["b"]) - _exact(report["student_id"]))))


@functools.lru_cache(maxsize=1)
def _exact(student_id):
    """Solve the normal equations of a student's data: 32 weights, then the bias."""
    X, y = personal_dataset(student_id)
    A = np.column_stack([X, np.ones(len(X))])
    return np.linalg.solve(A.T @ A, A.T @ y)


def share_earned(report):
    """Return what part of the points a report earns: 1.0, 0.5 or 0.0."""
    worst = worst_distance(report)
    return 1.0 if worst <= VERY_NEAR else 0.5 if worst <= NEAR else 0.0


def how_near(report):
    """Return a sentence: how far the worst parameter is, and what that earns."""
    earns = {
        1.0: f"all points (within {VERY_NEAR})",
        0.5: f"half of the points; all of them within {VERY_NEAR}",
        0.0: f"nothing yet; half of the points within {NEAR}, all within {VERY_NEAR}",
    }[share_earned(report)]
    return f"The worst of the 33 parameters is {worst_distance(report):.5f} from least squares: {earns}."


_REPORTS = globals().get("_REPORTS") or []  # a second run of the setup cell forgets none


def _ran():
    """Return what was run in this session, cell by cell; nothing where there is no notebook."""
    kit = sys.modules.get("labkit")
    return kit.history() if kit else []


def remember(report):
    """Keep a report, and which cell printed it."""
    _REPORTS.append((report, max(len(_ran()) - 1, 0)))


def _replaced(number):
    """Tell whether the training was run again after cell `number`: that line is gone by now."""
    later = _ran()[number + 1 :]
    return any(re.search(r"(?<!def )\breport_training\(", source) for source in later)


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
    """Return the report that the notebook shows, else None; no other file is looked at.

    A line that this session printed counts until its cell is run again.  The grader reads the
    submitted file only: save the notebook after training.
    """
    if _REPORTS:
        report, number = _REPORTS[-1]
        return None if _replaced(number) else report
    kit = sys.modules.get("labkit")
    for notebook in kit.shown_notebooks() if kit else []:
        reports, _ = training_lines(notebook)
        if reports:
            return reports[-1]
    return None


def evidence(notebook):
    """Return ``(report, why, notes)`` of a submitted notebook, for the grader.

    `report` is what counts, or None, and then `why` tells its owner the reason where one is known;
    `notes` are for staff.  `notebook` has its cells, and tells whether outputs were saved at all.
    """
    reports, malformed = training_lines(notebook)
    notes = [f"TRAINED line ignored, not well-formed: {line[:80]}" for line in malformed[-5:]]
    if len(reports) > 1:
        notes.append(f"{len(reports)} TRAINED lines: the last one counts")
    if reports:
        return reports[-1], "", notes
    if not notebook.get("has_outputs", True):
        return None, NO_OUTPUTS, [*notes, "the notebook was saved without outputs"]
    return None, NOT_WELL_FORMED if malformed else NOT_TRAINED, notes


NO_OUTPUTS = (
    "There is no TRAINED line to grade, because the notebook was saved without outputs: in Colab "
    "untick Edit → Notebook settings → Omit code cell output when saving this notebook, run the "
    "training again, and save."
)
NOT_WELL_FORMED = (
    "There is a TRAINED line, but not as report_training prints it: run the training again "
    "and leave the line as it is."
)
NOT_TRAINED = (
    "The saved notebook shows no TRAINED line: run the training with your student_id, see that the "
    "line is printed, and save the notebook after that."
)

EVIDENCE = {"saved_training": evidence}
"""Arguments of test cases that the grader takes from the submitted file, not from its code."""
