"""Your own training data, and the one line that reports how it went.

The build pastes this module into the setup cell of each lab that uses it; the grader reads the line
with the same code.  So it imports only the standard library and NumPy.
"""

import hashlib
import json
import pathlib
import sys

import numpy as np


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
            "student_id": str(getattr(sys.modules["__main__"], "student_id", "")).strip(),
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


def evidence(notebook):
    """Return ``(report, notes)`` of a submitted notebook: what counts of it, and what staff see."""
    reports, malformed = training_lines(notebook)
    notes = [f"TRAINED line ignored, not well-formed: {line[:80]}" for line in malformed[:5]]
    if len(reports) > 1:
        notes.append(f"{len(reports)} TRAINED lines: the last one counts")
    return (reports[-1] if reports else None), notes


EVIDENCE = {"saved_training": evidence}
"""Arguments of test cases that the grader takes from the submitted file, not from its code."""
