"""What proves nothing: cases that nobody fails, attempts that fail for a reason of their own."""

from __future__ import annotations

from collections.abc import Iterable

from autograder.grading.exam import Exam
from autograder.grading.sitting import Record
from autograder.model import Attempt, Question

OWN = frozenset({
    "ImportError", "IndentationError", "ModuleNotFoundError", "NameError", "SyntaxError",
    "TabError", "UnboundLocalError",
})  # fmt: skip
"""Errors of code that does not get as far as its idea."""


def own_reason(record: Record) -> str:
    """Return why an answer fails before any case can catch it; empty where one does.

    A variable that only some cases find unbound (no epoch, no point) is an idea that they catch.
    """
    own = OWN - {"UnboundLocalError"} if any(n.passed for n in record.values()) else OWN
    reasons = []
    for noted in record.values():
        if noted.passed:
            continue
        last = noted.answers[-1] if noted.answers else {}
        unknown = [answer["undefined"] for answer in noted.answers if "undefined" in answer]
        if unknown:
            reasons.append(f"{unknown[0]} is not defined")
        elif last.get("raised") in own:
            reasons.append(f"it raises {last['raised']}")
        else:
            return ""
    return reasons[0] if reasons else ""


def idle_attempt(attempt: Attempt, record: Record) -> str:
    """Return what is wrong where a wrong attempt fails in another way than its header says."""
    reason = own_reason(record)
    if reason and not attempt.fails_by:
        return (
            f"wrong/{attempt.name} is caught by no case: {reason}. Mend it, or say `# fails by:` "
            "and why in its header"
        )
    if attempt.fails_by and not reason:
        return f"wrong/{attempt.name} is caught by a case: take `# fails by:` out of its header"
    return ""


def idle_cases(question: Question, exam: Exam, records: Iterable[Record]) -> list[str]:
    """Return the cases of a question that not one of these answers fails by its idea."""
    if exam.reads_the_file(question):
        return []  # known attempts save no outputs
    failed = {
        case
        for record in records
        if not own_reason(record)
        for case, noted in record.items()
        if not noted.passed
    }
    return [case.name for case in question.cases if case.name not in failed]
