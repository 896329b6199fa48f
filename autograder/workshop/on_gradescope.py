"""Grades one submission where Gradescope runs it, and leaves `results.json` whatever happens.

Run as ``python -m autograder.workshop.on_gradescope FOLDER`` with FOLDER Gradescope's
``/autograder``: ``source/`` holds the unpacked autograder, ``submission/`` what was handed in.
"""

from __future__ import annotations

import functools
import json
import sys
from pathlib import Path
from typing import Any

from autograder import version
from autograder.bundles import results_json
from autograder.bundles.gradescope import EXAM, KNOWN, LIMITS
from autograder.errors import LabError
from autograder.gradebook.derived import replace_file
from autograder.gradebook.feedback_pages import page
from autograder.grading import intake, many
from autograder.grading.owner import key
from autograder.model import Grade, Limits, Outcome, Status
from autograder.release import bundle as bundles
from autograder.workshop.ready import desk_of, examined


def main(folder: Path) -> None:
    """Grade what is in ``submission/``; a fault of ours costs the student nothing."""
    about = _about(folder / "submission_metadata.json")
    try:
        grade, title = _grade(folder, about)
        results = results_json.of_grade(grade, page(grade, title).markdown(), version.grader())
    except Exception as error:
        why = str(error) if isinstance(error, LabError) else f"{type(error).__name__}: {error}"
        results = results_json.of_fault(why, _score_so_far(about), version.grader())
    text = json.dumps(results, indent=1, ensure_ascii=True)
    replace_file(folder / "results" / "results.json", text.encode())


def _about(path: Path) -> dict[str, Any]:
    """Return what Gradescope tells of the submission; nothing where it tells nothing."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _score_so_far(about: dict[str, Any]) -> float:
    """Return the score of the submission before this one, 0 where there is none."""
    try:
        return float(about["previous_submissions"][-1]["score"])
    except (KeyError, IndexError, TypeError, ValueError):
        return 0.0


def _grade(folder: Path, about: dict[str, Any]) -> tuple[Grade, str]:
    """Return the grade of the file with most answers, and the lab's title."""
    source = folder / "source"
    limits = Limits(**json.loads((source / LIMITS).read_bytes()))
    class_ = _class(folder / "submission", about)
    with examined(functools.partial(bundles.load, source / EXAM), limits) as (exam, pool):
        desk = desk_of(exam, pool, source / KNOWN, jobs=1)
        grades = [grade for grade in many.grade_all(class_, desk) if grade is not None]
    return max(grades, key=_answers), exam.bundle.manifest.title


def _class(submitted: Path, about: dict[str, Any]) -> many.Class:
    """Return a class of one hand-in, whose owner Gradescope tells, by any of their ids."""
    users = [user for user in about.get("users", []) if isinstance(user, dict)]
    ids = [str(user[kind]) for user in users for kind in ("sid", "email") if user.get(kind)]
    handed = intake.collect([submitted])
    if not ids:
        return many.Class(handed)
    mine = {key(one) for one in ids}
    return many.Class(
        handed=handed,
        roster={file.name: ids[0] for file in handed},
        whose=lambda text: ids[0] if key(text) in mine else text,
        told=True,
    )


def _answers(grade: Grade) -> tuple[int, str]:
    if grade.status is Status.INVALID:
        return -1, grade.submission
    answered = [found for found in grade.questions.values() if found.outcome != Outcome.BLANK]
    return len(answered), grade.submission


if __name__ == "__main__":
    main(Path(sys.argv[1]))
