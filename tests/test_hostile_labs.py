"""Whoever forges what the labs' own helpers see gains nothing over who does not.

Each file of `hostile/keras` and `hostile/tensorflow` says which questions it answers, and what the
same submission deserves without its trick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import exam_of
from tiny_master import COURSE

from autograder.grading.exam import Exam
from autograder.grading.submission import ask_all
from autograder.model import Cell, QuestionResult, Submission
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote

pytestmark = pytest.mark.slow

HOSTILE = Path(__file__).parent / "hostile"
LABS = {"keras": "linreg-keras", "tensorflow": "linreg-tensorflow"}
TRIES = [path for family in LABS for path in sorted((HOSTILE / family).glob("*.py"))]


@pytest.fixture(scope="module")
def exams(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Exam]:
    """The exams of both labs, made in a folder of their own."""
    made = {}
    for family, slug in LABS.items():
        lab = COURSE.lab(slug)
        made[family] = exam_of(lab, tmp_path_factory.mktemp(family))
    return made


@pytest.fixture(scope="module")
def pools(zygote: Zygote, exams: dict[str, Exam]) -> Iterator[dict[str, Pool]]:
    """Children that know the setup cells of both labs."""
    limits = {family: COURSE.lab(slug).limits for family, slug in LABS.items()}
    made = {
        family: Pool(zygote, exam.bundle.setup, limits[family]) for family, exam in exams.items()
    }
    yield made
    for pool in made.values():
        pool.close()


def results(source: str, exam: Exam, pool: Pool) -> dict[str, QuestionResult]:
    """Return how a cell does on the questions that it says it answers."""
    said = re.search(r"^# questions: (.+)$", source, re.MULTILINE)
    assert said
    questions = tuple(q for q in exam.questions if q.name in said[1].split())
    submission = Submission("sly", "student-01", (Cell("sly", source),))
    answered, _ = ask_all(submission, questions, exam, pool)
    return {name: result for name, (result, _) in answered.items()}


@pytest.mark.parametrize("path", TRIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_forged_look_gains_no_point(
    path: Path, exams: dict[str, Exam], pools: dict[str, Pool]
) -> None:
    """The points of each question, added up."""
    source, family = path.read_text(encoding="utf-8"), path.parent.name
    deserves = re.search(r"^# deserves: (\S+)", source, re.MULTILINE)
    assert deserves

    found = results(source, exams[family], pools[family])
    points = {name: result.score for name, result in found.items()}

    assert sum(points.values()) <= float(deserves[1]), points


def test_who_computes_beside_the_session_reads_what_is_missing(
    exams: dict[str, Exam], pools: dict[str, Pool]
) -> None:
    """Not that a `return` may be."""
    path = HOSTILE / "tensorflow" / "lets_numpy_do_the_work_beside_a_dummy_session.py"

    found = results(path.read_text(encoding="utf-8"), exams["tensorflow"], pools["tensorflow"])

    assert [False, False] == ["`return`" in result.feedback for result in found.values()]
    assert "should be the result of one run, for one feed" in found["q5"].feedback
    assert "should be results of the session's runs" in found["q6"].feedback
