"""The course's contract: are right answers accepted, wrong ones caught and named, stubs blank?

Everything goes through the path that grades students.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from autograder.diagnosis.known import Known, sit
from autograder.diagnosis.records import fits
from autograder.grading.exam import Exam
from autograder.grading.sitting import Record, cut_short
from autograder.model import SCHEMA, Attempt, Grade, Outcome, Question, QuestionResult
from autograder.portable.answers import alike
from autograder.sandbox.pool import Pool
from autograder.verify import helpers
from autograder.verify.idle import idle_attempt, idle_cases
from autograder.verify.mutants import mutate

COLUMNS = {
    "accepted": "right ones accepted",
    "caught": "wrong ones caught",
    "named": "told apart by name",
    "points": "points as stated",
    "killed": "mutants killed",
    "shown": "named in the notebook",
}
SHARE = "shown"
"""The one column that need not be full: what public cases do not see, they cannot name."""


@dataclass
class Row:
    """What was found about one question; each pair counts the good ones and all."""

    question: str
    accepted: list[bool] = field(default_factory=list)
    caught: list[bool] = field(default_factory=list)
    named: list[bool] = field(default_factory=list)
    points: list[bool] = field(default_factory=list)
    killed: list[bool] = field(default_factory=list)
    shown: list[bool] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, tuple[int, int]]:
        return {name: (sum(getattr(self, name)), len(getattr(self, name))) for name in COLUMNS}


@dataclass(frozen=True)
class Task:
    """One answer to try: a known attempt or a mutant of the solution."""

    question: Question
    attempt: Attempt
    mutant: str = ""
    helper: bool = False
    """Whether a given helper answers."""


def tasks(
    exam: Exam,
    equivalent: dict[str, dict[str, str]],
    only: Collection[str] = (),
    given: str = "",
) -> list[Task]:
    """Return everything to try, of some questions `only`; equivalent mutants are left out.

    `given` is all code that students get: each function of it is tried as an answer.
    """
    questions = {question.name: question for question in _asked(exam, only)}
    found = [
        Task(questions[a.question], a) for a in exam.bundle.attempts if a.question in questions
    ]
    for question in questions.values():
        if exam.reads_the_file(question) or not question.defines:
            continue
        for mutant in mutate(exam.bundle.solutions[question.name]):
            if mutant.name not in equivalent.get(question.name, {}):
                attempt = Attempt(question.name, mutant.name, False, mutant.source)
                found.append(Task(question, attempt, mutant.line))
        tried = helpers.tries(question, exam.bundle.solutions, given)
        found += [Task(question, attempt, helper=True) for attempt in tried]
    return found


def _asked(exam: Exam, only: Collection[str]) -> list[Question]:
    return [q for q in exam.questions if not only or q.name in only]


def outdated(exam: Exam, equivalent: dict[str, dict[str, str]]) -> Iterator[str]:
    """Yield each mutant recorded as equivalent that is none of today's solution."""
    for question, reasons in equivalent.items():
        solution = exam.bundle.solutions.get(question)
        if solution is None:
            yield f"{question}/equivalent.toml: there is no question {question}"
            continue
        known = {mutant.name for mutant in mutate(solution)}
        for name in reasons.keys() - known:
            yield f"{question}/equivalent.toml: {name} is no mutant of the solution any more"


def run(
    exam: Exam,
    pool: Pool,
    jobs: int,
    work: list[Task],
    kept: dict[str, Any],
    quoted: Callable[[str], list[str]],
    done: Callable[[], None],
    only: Collection[str] = (),
) -> list[Row]:
    """Try all of `work` and return a row for each question; `done` is called after each.

    `kept` is what the notebooks tell of the answers to public cases, by question; `quoted` finds
    what a text for students must not hold.
    """

    def attempt(task: Task) -> tuple[QuestionResult, Record]:
        question = task.question
        if task.helper:  # the few that pass the public cases are asked all of them
            seen = sit(task.attempt, question.public, exam, pool)
            if not all(test.passed for test in seen[0].tests):
                done()
                return seen
        outcome = sit(task.attempt, question, exam, pool)
        done()
        return outcome

    with ThreadPoolExecutor(jobs) as threads:
        results = list(threads.map(attempt, work))
    asked = _asked(exam, only)
    rows = {question.name: Row(question.name) for question in asked}
    right: dict[str, list[Record]] = {name: [] for name in rows}
    tried: dict[str, list[Record]] = {name: [] for name in rows}
    wrong: dict[str, list[tuple[Attempt, Record]]] = {name: [] for name in rows}
    for task, (result, record) in zip(work, results):
        tried[task.question.name].append(record)
        _judge(task, result, record, rows[task.question.name])
        _judge_words(task, result, quoted, rows[task.question.name])
        if task.attempt.right:
            right[task.question.name].append(record)
        elif not task.mutant and not task.helper:
            wrong[task.question.name].append((task.attempt, record))
    for question in asked:
        _judge_names(Known.of(right[question.name], wrong[question.name]), rows[question.name])
        shown = kept.get(question.name, {}).get("answers", {})
        _judge_shown(wrong[question.name], question, shown, rows[question.name])
        for case in idle_cases(question, exam, tried[question.name]):
            rows[question.name].findings.append(f"{case} is failed by no attempt and no mutant")
    return list(rows.values())


def _judge(task: Task, result: QuestionResult, record: Record, row: Row) -> None:
    """Enter how one answer was graded."""
    name, score, possible = task.attempt.name, result.score, result.possible
    if task.helper:
        if len(result.tests) == len(task.question.cases) and 2 * score > possible:
            row.findings.append(f"{name} earns {score:g} of {possible:g}: {task.attempt.source!r}")
    elif task.mutant:
        row.killed.append(score < possible)
        if score == possible:
            row.findings.append(f"{name} survives: {task.mutant}")
    elif task.attempt.right:
        failed = [test.name for test in result.tests if not test.passed]
        row.accepted.append(not failed)
        if score < possible:
            row.findings.append(f"right/{name} earns {score:g} of {possible:g}: {result.feedback}")
        elif failed:
            row.findings.append(f"right/{name} fails {failed[0]}, which is worth nothing")
    else:
        idle = idle_attempt(task.attempt, record)
        row.caught.append(score < possible and not idle)
        row.findings += [idle] if idle else []
        row.points.append(score == task.attempt.earns)
        if score == possible:
            row.findings.append(f"wrong/{name} is not caught")
        elif score != task.attempt.earns:
            row.findings.append(f"wrong/{name} earns {score:g}, its header says otherwise")


def _judge_words(
    task: Task, result: QuestionResult, quoted: Callable[[str], list[str]], row: Row
) -> None:
    """Enter what of the hidden cases a student would read who answers as this one does."""
    feedback = result.feedback
    for test in result.tests:
        if test.message and not test.hidden:  # public words on public values
            feedback = feedback.replace(test.message, "")
    words = [feedback, task.attempt.says, *(t.message for t in result.tests if t.hidden)]
    for what in quoted("\n".join(words)):
        row.findings.append(f"{task.attempt.name} would be told {what}")


def _judge_names(known: Known, row: Row) -> None:
    """Enter which wrong attempts can be told apart from all others by what they answer."""
    for position, (attempt, record) in enumerate(known.exact):
        twins = [a.name for a, r in known.exact[:position] if fits(record, r)]
        row.named.append(not twins)
        if twins:
            row.findings.append(f"wrong/{attempt.name} answers exactly as wrong/{twins[0]} does")


def _judge_shown(
    known: list[tuple[Attempt, Record]], question: Question, shown: dict[str, Any], row: Row
) -> None:
    """Enter which wrong attempts a check names, and whether they still answer as it says."""
    public = [case.name for case in question.cases if not case.hidden]
    stopped, changed = [], []
    for attempt, record in known:
        row.shown.append(attempt.name in shown)
        if attempt.name in shown:
            asked = {case: record[case] for case in public if case in record}
            answers = [answer for noted in asked.values() for answer in noted.answers]
            passed = [noted.passed for noted in asked.values()]
            told = shown[attempt.name]
            if cut_short(asked):
                stopped.append(attempt.name)
            elif passed != told["passed"] or not alike(answers, told["answers"]):
                changed.append(attempt.name)
    if stopped:
        why = "cut short, where the build heard it to its end (a busy machine?)"
        row.findings.append(f"{why}: {', '.join(stopped)}")
    if changed:
        row.findings.append(f"not as its ideas.json says any more: {', '.join(changed)}")


def whole(solved: Grade, untouched: Grade) -> list[str]:
    """Return what is wrong with how the solution and the untouched notebook were graded."""
    found = []
    if solved.score != solved.possible:
        found.append(f"the solution earns {solved.score:g} of {solved.possible:g}")
    for name, result in untouched.questions.items():
        if result.outcome is not Outcome.BLANK or result.score:
            found.append(f"untouched, {name} is {result.outcome} with {result.score:g} points")
    return found


@dataclass(frozen=True)
class Report:
    """What was found about one lab."""

    rows: list[Row]
    notebooks: list[str]

    @property
    def findings(self) -> list[str]:
        by_question = [f"{row.question}: {text}" for row in self.rows for text in row.findings]
        return [*self.notebooks, *by_question]

    @property
    def good(self) -> bool:
        """Every line reads 100 % and both notebooks earn what they should."""
        counts = [row.counts() for row in self.rows]
        full = [pair for row in counts for name, pair in row.items() if name != SHARE]
        return not self.findings and all(good == total for good, total in full)

    def as_json(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "good": self.good,
            "questions": {row.question: row.counts() for row in self.rows},
            "findings": self.findings,
        }
