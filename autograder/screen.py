"""What the terminal shows of a class and of a lab: tables, sentences, a progress bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

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

MARKS = {
    Outcome.PASSED: ("●", "green"),
    Outcome.PARTIAL: ("◐", "yellow"),
    Outcome.FAILED: ("○", "red"),
    Outcome.ERRORED: ("✗", "red"),
    Outcome.BLANK: ("·", "dim"),
}


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
    table.add_column("submission", no_wrap=True)
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
