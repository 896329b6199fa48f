"""What `verify` finds: wrong verdicts, twins, mutants that live, words that tell a secret."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from conftest import DOUBLE, TRIPLE, tiny_exam

from autograder.grading.exam import Exam
from autograder.grading.sitting import Noted, Record
from autograder.model import Attempt, Limits
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote
from autograder.verify import contract
from autograder.verify.idle import own_reason

pytestmark = pytest.mark.slow

SQUARED = "def double(x):\n    return x ** 2"


def rows(
    zygote: Zygote,
    *attempts: Attempt,
    kept: dict[str, Any] | None = None,
    exam: Exam | None = None,
    given: str = "",
) -> list[contract.Row]:
    """Return what is found about the two questions of the tiny exam with these attempts."""
    tiny = exam or tiny_exam()
    solutions = {"q1": DOUBLE, "q2": TRIPLE}
    exam = replace(tiny, bundle=replace(tiny.bundle, attempts=attempts, solutions=solutions))
    work = contract.tasks(exam, {}, given=given)
    with Pool(zygote, exam.bundle.setup, Limits(call_seconds=5, cell_seconds=5)) as pool:
        found = contract.run(
            exam,
            pool,
            1,
            work,
            kept or {},
            lambda text: ["31337"] if "31337" in text else [],
            lambda: None,
        )
    return found


def wrong(name: str, source: str, earns: float, says: str = "No.") -> Attempt:
    return Attempt("q1", name, False, source, earns, says)


def test_answers_that_get_what_they_deserve_leave_nothing_to_say(zygote: Zygote) -> None:
    """Right ones accepted, wrong ones caught with their points, mutants killed."""
    adding = Attempt("q1", "adding", True, "def double(x):\n    return x + x")

    q1, q2 = rows(zygote, adding, wrong("squared", SQUARED, 0.5))

    assert [] == q1.findings + q2.findings
    assert {
        "accepted": (1, 1),
        "caught": (1, 1),
        "named": (1, 1),
        "points": (1, 1),
        "killed": (3, 3),
        "shown": (0, 1),
    } == q1.counts()


@pytest.mark.parametrize(
    ("attempt", "finding"),
    [
        (Attempt("q1", "squared", True, SQUARED), "right/squared earns 0.5 of 2: Try a negative"),
        (wrong("adding", "def double(x):\n    return x + x", 0), "wrong/adding is not caught"),
        (wrong("squared", SQUARED, 0), "wrong/squared earns 0.5, its header says otherwise"),
        (wrong("squared", SQUARED, 0.5, "Try -31337."), "squared would be told 31337"),
    ],
)
def test_what_falls_short_is_one_line_that_names_the_answer(
    zygote: Zygote, attempt: Attempt, finding: str
) -> None:
    """A teacher knows where to look."""
    (q1, _) = rows(zygote, attempt)

    assert any(line.startswith(finding) for line in q1.findings), q1.findings


def test_two_attempts_that_no_case_separates_are_reported(zygote: Zygote) -> None:
    """A case is missing, or they are one idea."""
    again = wrong("times-itself", "def double(x):\n    return x * x", 0.5)

    (q1, _) = rows(zygote, wrong("squared", SQUARED, 0.5), again)

    assert ["wrong/times-itself answers exactly as wrong/squared does"] == q1.findings


def test_what_notebooks_tell_of_an_attempt_is_held_against_what_it_answers(zygote: Zygote) -> None:
    """The file beside the solutions may be old."""
    negated = wrong("negated", "def double(x):\n    return -2 * x", 0)
    told = {"passed": [False], "answers": [{"value": -4.0}]}

    fresh, stale = (
        rows(zygote, negated, kept={"q1": {"answers": {"negated": told | change}}})[0]
        for change in ({}, {"answers": [{"value": 4.0}]})
    )

    assert ([], (1, 1)) == (fresh.findings, fresh.counts()["shown"])
    assert ["not as its ideas.json says any more: negated"] == stale.findings


def test_an_attempt_that_a_limit_ends_is_not_said_to_answer_otherwise(zygote: Zygote) -> None:
    """What it answers is not known: the machine may be busy."""
    endless = wrong("endless", "def double(x):\n    while True:\n        pass", 0)
    kept = {"q1": {"answers": {"endless": {"passed": [False], "answers": [{"value": 1.0}]}}}}

    (q1, _) = rows(zygote, endless, kept=kept)

    said = "cut short, where the build heard it to its end (a busy machine?): endless"
    assert [said] == q1.findings


def test_a_case_that_nobody_fails_is_reported(zygote: Zygote) -> None:
    """It tests nothing that anybody ever tried."""
    tiny = tiny_exam()
    source = tiny.bundle.tests["q1"].replace("double(-31337) == -62674", "double(-31337) or True")
    tests = tiny.bundle.tests | {"q1": source}
    exam = Exam.load(replace(tiny.bundle, tests=tests))

    (q1, _) = rows(zygote, wrong("tripled", "def double(x):\n    return 3 * x", 1.5), exam=exam)

    assert [
        "test_double_of_a_negative_number is failed by no attempt and no mutant",
    ] == [line for line in q1.findings if "no mutant" in line]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("def doubel(x):\n    return 3 * x", "double is not defined"),
        ("def double(x):\n    return 3 * y", "it raises NameError"),
        ("def double(x) return 3 * x", "double is not defined"),
    ],
)
def test_an_attempt_that_fails_for_a_reason_of_its_own_is_not_caught(
    zygote: Zygote, source: str, reason: str
) -> None:
    """A slip of whoever wrote it proves nothing of the cases; its header may say it is meant."""
    slip = wrong("slip", source, 0)

    (q1, _) = rows(zygote, slip)
    (said, _) = rows(zygote, replace(slip, fails_by="a name that nobody knows"))

    assert (
        f"wrong/slip is caught by no case: {reason}. Mend it, or say `# fails by:` and why in its "
        "header"
    ) in q1.findings
    assert ((0, 1), (1, 1)) == (q1.counts()["caught"], said.counts()["caught"])


def test_a_variable_that_one_case_finds_unbound_is_caught_by_that_case() -> None:
    """A loop that never ran is an idea; a name that nobody knows is a slip wherever it stands."""

    def noted(kind: str, others_pass: bool) -> Record:
        raised = [{"raised": kind, "said": ""}]
        return {"one": Noted(others_pass, [{"value": 1}]), "other": Noted(False, raised)}

    assert "" == own_reason(noted("UnboundLocalError", True))
    assert "it raises NameError" == own_reason(noted("NameError", True))


def test_a_header_that_claims_an_own_reason_is_held_against_it(zygote: Zygote) -> None:
    """It is caught by a case after all."""
    squared = replace(wrong("squared", SQUARED, 0.5), fails_by="a typo")

    (q1, _) = rows(zygote, squared)

    assert [
        "wrong/squared is caught by a case: take `# fails by:` out of its header"
    ] == q1.findings


def test_some_questions_alone_can_be_verified() -> None:
    """Of the others nothing is tried."""
    tiny = tiny_exam()
    exam = replace(tiny, bundle=replace(tiny.bundle, solutions={"q1": DOUBLE, "q2": TRIPLE}))

    assert {"q2"} == {task.question.name for task in contract.tasks(exam, {}, ["q2"])}


def test_a_mutant_that_is_none_any_more_is_reported() -> None:
    """The solution has changed, and the reason with it."""
    exam = replace(tiny_exam(), bundle=replace(tiny_exam().bundle, solutions={"q1": DOUBLE}))

    assert [
        "q1/equivalent.toml: mutant-00000000 is no mutant of the solution any more",
        "q9/equivalent.toml: there is no question q9",
    ] == list(contract.outdated(exam, {"q1": {"mutant-00000000": "why"}, "q9": {}}))


def test_a_given_helper_that_answers_a_question_is_reported(zygote: Zygote) -> None:
    """Under its own name, or told what it looks for; one that answers nothing is not."""
    given = """
def twice(number):
    return 2 * number
def scaled(x, kind):
    return 2 * x if kind == "double" else 3 * x
def half(x):
    return x / 2"""
    tiny = tiny_exam()
    exam = replace(tiny, bundle=replace(tiny.bundle, setup=tiny.bundle.setup + given))

    q1, _ = rows(zygote, exam=exam, given=given)

    assert [
        "given twice, try 1 earns 2 of 2: 'def double(x):\\n    return twice(x)\\n'",
        "given scaled, try 1 earns 2 of 2: \"def double(x):\\n    return scaled(x, 'double')\\n\"",
    ] == q1.findings


def test_a_right_answer_that_fails_a_case_worth_nothing_is_reported(zygote: Zygote) -> None:
    """It would see a red mark in the notebook."""
    tiny = tiny_exam()
    q1, q2 = tiny.bundle.manifest.questions
    free = replace(q1, points=1.5, cases=(replace(q1.cases[0], points=0), q1.cases[1]))
    manifest = replace(tiny.bundle.manifest, questions=(free, q2))
    exam = replace(tiny, bundle=replace(tiny.bundle, manifest=manifest))
    odd = "def double(x):\n    return 2 * x if x < 0 else 5"

    (found, _) = rows(zygote, Attempt("q1", "odd", True, odd), exam=exam)

    assert ["right/odd fails test_double_of_two, which is worth nothing"] == found.findings
