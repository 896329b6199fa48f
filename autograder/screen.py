"""What the terminal shows of a class and of a lab: tables, sentences, a progress bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console, RenderableType
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from autograder.gradebook.derived import plain
from autograder.model import Grade, Outcome, Status
from autograder.verify import contract
from autograder.workshop import Built, Exported, Graded, Told, Tried

MARKS = {
    Outcome.PASSED: ("●", "green"),
    Outcome.PARTIAL: ("◐", "yellow"),
    Outcome.FAILED: ("○", "red"),
    Outcome.ERRORED: ("✗", "red"),
    Outcome.BLANK: ("·", "dim"),
}


MOST_LINES, MOST_NAMES = 8, 40
"""Of one kind in a summary."""


def clean(text: str) -> str:
    """Return a text of anybody's as one line that does nothing to a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


class Rate(ProgressColumn):
    """Submissions a second, or seconds a submission, whichever is above one."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        if not speed:
            return Text("")
        return Text(f"{speed:.1f}/s" if speed >= 1 else f"{1 / speed:.1f} s each")


@contextmanager
def progress(console: Console, title: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar with what is done, the rate and the time left; give what moves it."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
    task = bar.add_task(title, total=None)

    def move(done: int, total: int) -> None:
        bar.start()  # not before: what is refused at once shows none
        bar.update(task, completed=done, total=total)

    try:
        yield move
    finally:
        if bar.live.is_started:
            bar.stop()


def grades(rows: list[Grade]) -> Iterator[RenderableType]:
    """Yield the class as a table: a mark for each question, the score, what was stopped."""
    if not rows:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("submission", no_wrap=True, max_width=44)
    for name in rows[0].questions:
        table.add_column(name.removeprefix("q"), justify="center")
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("seconds", justify="right", style="dim", no_wrap=True)
    table.add_column("", style="red", no_wrap=True)
    for grade in rows:
        table.add_row(
            Text(plain(grade.submission)),
            *(Text(*MARKS[result.outcome]) for result in grade.questions.values()),
            f"{grade.score:g}/{grade.possible:g}",
            f"{grade.seconds:.1f}",
            Text("" if grade.status is Status.GRADED else str(grade.status)),
        )
    yield table
    words = "  ".join(f"[{style}]{mark}[/] {name}" for name, (mark, style) in MARKS.items())
    yield Text.from_markup(words + "\n")


def feedback(rows: list[Grade]) -> Iterator[RenderableType]:
    """Yield what the first student with a mistake in each question is told."""
    yield Text("What a student reads", "bold")
    seen: set[str] = set()
    for grade in rows:
        for name, result in grade.questions.items():
            dull = result.outcome in (Outcome.PASSED, Outcome.BLANK)
            if not dull and name not in seen and grade.status is not Status.INVALID:
                seen.add(name)
                yield Text(f"  {grade.student} {name}: {result.feedback}")


def summary(graded: Graded, folder: Path) -> Iterator[RenderableType]:
    """Yield what a run came to, and what is left for a person to do."""
    standings = ", ".join(f"{count} {name}" for name, count in graded.standings.items())
    mean = f"Mean of {graded.counted}: {graded.mean:.2f} of {graded.possible:g}."
    line = f"{graded.people} people: {standings}. {mean}"
    yield Text(line, "bold")
    changes = graded.changes
    known = graded.submissions - changes.graded
    by_question = ", ".join(f"{name} {count}" for name, count in changes.questions.items())
    changed = f"{changes.changed} changed" + (f" ({by_question})" if by_question else "")
    yield Text(
        f"This run: {changes.graded} graded, {changes.new} of them new, {changed}; {known} kept."
    )
    for status, cases in graded.stopped.items():
        yield Text(f"{status}: {len(cases)}", "yellow")
        yield from _some([f"{clean(name)}: {clean(reason)}" for name, reason in cases])
    if graded.unmatched:
        yield Text(f"Nobody's: {len(graded.unmatched)}; say whose with", "yellow")
        yield Text(f"  lab assign {folder} FILE STUDENT")
        yield from _some(
            [
                f"{clean(name)}" + (f": {clean(why)}" if why else "")
                for name, why in graded.unmatched
            ]
        )
    if graded.nothing:
        yield Text(f"Nothing from: {len(graded.nothing)}", "yellow")
        yield from _some([", ".join(map(clean, graded.nothing[:MOST_NAMES]))])
    if graded.overridden:
        yield Text(f"Decided by a person: {graded.overridden} questions")


def _some(lines: list[str]) -> Iterator[Text]:
    yield from (Text(f"  {line}") for line in lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        yield Text(f"  … and {len(lines) - MOST_LINES} more, in class.csv and results/", "dim")


def exported(made: Exported, folder: Path) -> Iterator[RenderableType]:
    """Yield what was written for a platform, and who is not in it."""
    for path in made.files:
        yield Text(str(path))
    yield Text(f"{folder / 'feedback'}: a page for each student, as HTML and Markdown")
    yield Text(f"{made.people} people with a grade", "bold")
    if made.left_out:
        yield Text(f"Left out: {len(made.left_out)}", "yellow")
        yield from (Text(f"  {clean(who)}: {clean(why)}") for who, why in made.left_out)
    yield from (Text(clean(note), "dim") for note in made.notes)


def story(told: Told) -> Iterator[RenderableType]:
    """Yield one person's story: where they stand, every result, decisions, and the feedback."""
    member, grade = told.member, told.grade
    name = member.name if member else told.story.name
    standing = f": {member.standing}{', late' if member.late else ''}" if member else ""
    yield Text(clean(f"{told.story.student} {f'({name})' if name else ''}{standing}"), "bold")
    if member and member.note:
        yield Text(clean(member.note))
    for entry in told.story.entries:
        result = entry.grade
        counts = entry.current and grade is not None and result.submission == grade.submission
        moment = entry.finished.astimezone().strftime("%Y-%m-%d %H:%M")
        line = f"  {moment} run {entry.run}: {clean(result.submission)}"
        line += f", {result.score:g}/{result.possible:g}, {result.status}"
        yield Text(line + (" (counts)" if counts else ""), "" if counts else "dim")
    for made in told.story.overrides:
        points = "taken back" if made.score is None else f"{made.score:g} points"
        moment = made.at.astimezone().strftime("%Y-%m-%d %H:%M")
        yield Text(f"  {moment} {made.question}: {points}, by {clean(made.who)}: {clean(made.why)}")
    if grade is None:
        return
    yield Text(f"{grade.score:g} of {grade.possible:g} points")
    yield from (Text(f"  note: {clean(note)}", "dim") for note in grade.notes)
    for question, found in grade.questions.items():
        mark, style = MARKS[found.outcome]
        idea = f" [{found.misconception}]" if found.misconception else ""
        yield Text.assemble(
            (f"{mark} ", style), f"{question} {found.score:g}/{found.possible:g}{clean(idea)}"
        )
        yield from (Text(f"    {clean(line)}") for line in found.feedback.splitlines() if line)


def tidied(slug: str, said: list[str]) -> Text:
    """Return what of a master was put in order."""
    return Text(f"{slug}: {slug}.ipynb tidied: {', '.join(said)}" if said else f"{slug}: tidy")


def built(slug: str, made: Built) -> Iterator[RenderableType]:
    """Yield what was built of a lab: what students see of changed answer cells, the counts."""
    if made.tidied:
        yield tidied(slug, made.tidied)
    for question, stub in made.stubs.items():
        yield Text(f"{slug}, {question}: students now see", "bold")
        yield from (Text(f"    {line}") for line in stub.splitlines())
    yield from (Text(note, "yellow") for note in made.notes)
    cases = sum(len(question.cases) for question in made.manifest.questions)
    yield Text(
        f"{slug}: {len(made.manifest.questions)} questions, {cases} test cases, "
        f"{made.manifest.points:g} points, nothing leaks"
    )


def tried(question: str, made: Tried) -> Iterator[RenderableType]:
    """Yield a question as students meet it, and what its check says to known answers."""
    for text in (*made.texts, made.stub):
        yield Text(f"{text}\n")
    for label, said in made.checks.items():
        yield Text(f"{question} with {label}", "bold")
        yield from (Text(f"  {line}") for line in said.splitlines()[1:])


def report(slug: str, found: contract.Report) -> Iterator[RenderableType]:
    """Yield what `verify` found about a lab: a line for each question, then each finding."""
    table = Table(title=slug, title_justify="left", box=None, pad_edge=False)
    table.add_column("question")
    for title in contract.COLUMNS.values():
        table.add_column(title, justify="right")
    for row in found.rows:
        cells = []
        for name, (good, total) in row.counts().items():
            share = not total or name == contract.SHARE
            style = "dim" if share else "green" if good == total else "red"
            cells.append(Text(f"{good}/{total}" if total else "–", style))
        table.add_row(row.question, *cells)
    yield table
    yield from (Text(f"  {finding}") for finding in found.findings)
