"""Objects of a student's are looked at where no code of theirs has run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from conftest import DOUBLE, HEAD, TRIPLE, becomes, submission, tiny_exam

from autograder.grading.elsewhere import looks
from autograder.grading.exam import Exam
from autograder.grading.rehearsal import rehearse
from autograder.grading.submission import grade
from autograder.model import Case, Grade, Limits
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote

ELSEWHERE = """
LOOKS = ("helper",)

def taken_out(name, f, x):
    return {"said": f(x)}

def looked_at(name, taken, f, x):
    return taken["said"] + (0 if "theirs" in globals() else 1)
"""
TESTS = """from otter.test_files import test_case
OK_FORMAT = False
points = None
name = "q2"
@test_case(points=1, hidden=True, failure_message="Try zero.")
def test_triple(triple, helper):
    assert helper(triple, 5) == 16
"""


@pytest.fixture
def exam() -> Exam:
    """The tiny exam, whose given helper looks elsewhere."""
    bundle = tiny_exam().bundle
    tests, solutions = {**bundle.tests, "q2": TESTS}, {"q1": DOUBLE, "q2": TRIPLE}
    return Exam.load(replace(bundle, elsewhere=ELSEWHERE, tests=tests, solutions=solutions))


@pytest.fixture
def pool(zygote: Zygote, exam: Exam) -> Iterator[Pool]:
    """Children that are made ready."""
    limits = Limits(cell_seconds=2, call_seconds=2, total_seconds=60, memory_mib=600)
    with Pool(zygote, exam.bundle.setup, limits) as children:
        yield children


def graded(exam: Exam, pool: Pool, *cells: str) -> Grade:
    return grade(submission(*cells), exam, pool)


def test_the_helpers_that_look_elsewhere_are_listed_in_the_source() -> None:
    """Without such a source there is none."""
    assert (frozenset({"helper"}), frozenset()) == (looks(ELSEWHERE), looks(""))


@pytest.mark.slow
def test_what_is_taken_out_is_looked_at_in_a_clean_child(exam: Exam, pool: Pool) -> None:
    """An honest answer earns all, and what its cells bind is not there."""
    assert 3 == graded(exam, pool, DOUBLE, TRIPLE, "theirs = 1").score


def seeing(exam: Exam, pool: Pool, answer: int) -> Exam:
    """Return an exam that was rehearsed, and for which all that was seen is this answer."""
    return exam.rehearsed({}, dict.fromkeys(rehearse(exam, pool).seen, answer))


@pytest.mark.slow
def test_what_the_solution_showed_is_not_looked_at_again(exam: Exam, pool: Pool) -> None:
    """What was seen of it is seen again, be it wrong."""
    assert (3, 2) == tuple(
        graded(seeing(exam, pool, answer), pool, DOUBLE, TRIPLE).score for answer in (16, 15)
    )


@pytest.mark.slow
def test_what_nobody_showed_before_is_looked_at(exam: Exam, pool: Pool) -> None:
    """Another function shows something else."""
    other = "def triple(x):\n    return 3.0 * x"

    assert 3 == graded(seeing(exam, pool, 15), pool, DOUBLE, other).score


@pytest.mark.slow
def test_with_other_random_draws_the_solution_is_looked_at(exam: Exam, pool: Pool) -> None:
    """What was drawn then was drawn of another seed."""
    known = seeing(exam, pool, 15)

    with pool.with_another_seed() as redrawn:
        assert 3 == graded(known, redrawn, DOUBLE, TRIPLE).score


@pytest.mark.slow
def test_nothing_is_kept_of_what_a_submission_showed(exam: Exam, pool: Pool) -> None:
    """It could have been shown to a child that the submission had spoilt."""
    known = rehearse(exam, pool)
    before = dict(known.seen)

    graded(known, pool, DOUBLE, "def triple(x):\n    return 3.0 * x")

    assert before == known.seen


@pytest.mark.slow
def test_a_spare_that_died_while_it_waited_is_replaced(pool: Pool) -> None:
    """The system may have ended it; a pool hands out children that live."""
    pool.take().close()  # by now one waits
    waits = pool.waiting[0].result()
    waits.kill()

    assert becomes(lambda: not waits.lives())

    fresh = pool.take()

    assert ([], True) == (fresh.run_cell("1 + 1"), waits.closed)

    fresh.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    "trick",
    [
        "helper = lambda f, x: 16",
        "looked_at = lambda *a: 16",
        "helper.__code__ = (lambda f, x: 16).__code__",
        "import gc\nfor o in gc.get_objects():\n    if isinstance(o, dict) and 'looked_at' in o:"
        "\n        o['looked_at'] = lambda *a: 16",
    ],
)
def test_who_replaces_the_looking_gains_nothing(exam: Exam, pool: Pool, trick: str) -> None:
    """The helper in the student's process says what it likes, and nobody asks it."""
    assert 2 == graded(exam, pool, DOUBLE, "def triple(x):\n    return x", trick).score


COUNTING = """
LOOKS = ("helper",)
seen = []

def taken_out(name, f, x):
    return {"said": f(x)}

def looked_at(name, taken, f, x):
    seen.append(x)
    return len(seen)
"""
HIDDEN_FIRST = f"""{HEAD}name = "q1"
@test_case(points=2, hidden=True)
def test_double(double, helper):
    assert helper(double, 31337) == 2
"""
PUBLIC_LATER = f"""{HEAD}name = "q2"
@test_case(points=1, hidden=False)
def test_triple(triple, helper):
    assert helper(triple, 5) == 1
"""


@pytest.mark.slow
def test_where_a_public_case_looks_no_hidden_one_did(exam: Exam, zygote: Zygote) -> None:
    """What is looked at may keep what it was called with: a graph has variables."""
    first, second = exam.bundle.manifest.questions
    questions = (
        replace(first, cases=(Case("test_double", True, 2),)),
        replace(second, cases=(Case("test_triple", False, 1),)),
    )
    manifest = replace(exam.bundle.manifest, questions=questions)
    tests = {"q1": HIDDEN_FIRST, "q2": PUBLIC_LATER}
    both = Exam.load(replace(exam.bundle, elsewhere=COUNTING, tests=tests, manifest=manifest))

    with Pool(zygote, both.bundle.setup, Limits(call_seconds=3)) as pool:
        assert 3 == graded(both, pool, DOUBLE, TRIPLE).score


DRAWING = """
import random

LOOKS = ("helper",)

def taken_out(name, f, x):
    return None

def looked_at(name, taken, f, x):
    return random.random()
"""
DRAWN = f"""{HEAD}import random
name = "{{}}"
@test_case(hidden=True)
def {{}}({{}}, helper):
    assert helper({{}}, 5) == helper({{}}, 6) == random.Random(0).random()
"""


@pytest.mark.slow
def test_every_look_has_the_same_random_draws(exam: Exam, zygote: Zygote) -> None:
    """What was looked at before must not decide what is seen."""
    names = {"q1": "double", "q2": "triple"}
    tests = {q: DRAWN.format(q, f"test_{name}", *[name] * 3) for q, name in names.items()}
    manifest = exam.bundle.manifest
    questions = tuple(
        replace(q, cases=(Case(f"test_{names[q.name]}", True, q.points),))
        for q in manifest.questions
    )
    manifest = replace(manifest, questions=questions)
    drawing = replace(exam.bundle, elsewhere=DRAWING, tests=tests, manifest=manifest)

    with Pool(zygote, drawing.setup, Limits(call_seconds=3)) as pool:
        assert 3 == graded(Exam.load(drawing), pool, DOUBLE, TRIPLE).score


@pytest.mark.slow
def test_a_clean_child_writes_no_file(exam: Exam, pool: Pool) -> None:
    """Nor is one looked for in its working folder: it would be a module of the student's."""
    writes = ELSEWHERE.replace(
        "    return taken",
        """    import sys
    try:
        with open("evil.py", "w") as file:
            file.write("x")
    except OSError:
        return 16 if "" not in sys.path else 0
    return 0 * taken""",
    )
    sealed = Exam.load(replace(exam.bundle, elsewhere=writes))

    assert 3 == graded(sealed, pool, DOUBLE, TRIPLE).score


@pytest.mark.slow
def test_what_is_lent_is_in_no_namespace_of_a_notebook(exam: Exam, pool: Pool) -> None:
    """A cell that asks for it meets a NameError."""
    notes = graded(exam, pool, DOUBLE, TRIPLE, "taken_out").notes

    assert any("NameError" in note for note in notes)


@pytest.mark.slow
def test_a_clean_child_that_hangs_costs_its_question_only(exam: Exam, pool: Pool) -> None:
    """What was taken out may be anything: it is watched like all else."""
    hang = ELSEWHERE.replace("return taken", "return sum(iter(int, 1)) + taken")
    slow = Exam.load(replace(exam.bundle, elsewhere=hang))

    result = graded(slow, pool, DOUBLE, TRIPLE)

    assert (2, "timed_out") == (result.score, result.status)


@pytest.mark.slow
def test_staff_read_what_a_submission_replaced(exam: Exam, pool: Pool) -> None:
    """Of the frameworks, and of the given functions; a patched plt.show is nothing."""
    patched = "import numpy as np\nimport matplotlib.pyplot as plt\nplt.show = lambda: None"
    honest = graded(exam, pool, DOUBLE, TRIPLE, patched)
    sly = graded(exam, pool, DOUBLE, TRIPLE, f"{patched}\nnp.mean = lambda *a: 0")
    given = graded(exam, pool, DOUBLE, TRIPLE, "helper.__code__ = (lambda f, x: 16).__code__")

    assert () == honest.notes
    assert any("replaced numpy.mean" in note for note in sly.notes)
    assert any("replaced the given helper" in note for note in given.notes)
