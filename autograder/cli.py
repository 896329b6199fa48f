"""The `lab` command: words, progress and exit codes; with `screen`, all that prints."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from autograder import demo as sample
from autograder import screen, workshop
from autograder.course import Course, Lab
from autograder.errors import LabError, StaleRelease, raise_all
from autograder.sandbox import room
from autograder.verify.page import Page

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)
MOST_ROWS = 40
"""Submissions that are shown one by one."""

in_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
side_by_side = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=room.side_by_side,
    help="Submissions side by side; as many as the machine has room for.",
)

elsewhere = click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Grade on a Dask cluster, whose scheduler is at tcp://HOST:PORT.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show a traceback when something goes wrong.")
def lab(debug: bool) -> None:
    """Build, grade and check the linear regression labs."""


def course() -> Course:
    return Course.find(Path.cwd())


@lab.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--check", is_flag=True, help="Change nothing; fail when anything is stale.")
@click.option("--watch", is_flag=True, help="Build again whenever a file of a lab changes.")
def build(slugs: tuple[str, ...], check: bool, watch: bool) -> None:
    """Make student/, solutions/ and the bundles in dist/ from the masters."""
    here = course()
    odd = [] if slugs else here.odd()
    if check:
        raise_all(odd)
        for one in here.labs(slugs):
            workshop.check(one)
            out.print(f"{one.slug}: fresh")
        return
    for complaint in odd:
        _complain(str(complaint))
    for one in [] if watch else here.labs(slugs):
        _build(one)
    for slug in workshop.edited(here, slugs) if watch else []:
        try:
            _build(Course(here.root).lab(slug))
        except LabError as error:
            _complain_of(error)


def _build(one: Lab) -> None:
    words = "building (what has changed is run: a minute or two)"
    with err.status(f"{one.slug}: {words}"):
        built = workshop.build(one)
    out.print(*screen.built(one.slug, built), sep="\n", soft_wrap=True)


@lab.command()
@click.argument("slug")
def new(slug: str) -> None:
    """Write a small complete lab: a question, its cases and known attempts."""
    for path in workshop.new(course(), slug):
        out.print(Text(path), soft_wrap=True)
    then = f"lab build {slug}, lab verify {slug}"
    out.print(f"Edit assignments/{slug}/{slug}.ipynb, then: {then}", soft_wrap=True)


@lab.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("slug", default="")
def import_(file: Path, slug: str) -> None:
    """Make a lab of a master FILE of Otter Assign or nbgrader, and list what it could not take."""
    slug, said = workshop.take_over(course(), file, slug)
    for line in said:
        out.print(Text(screen.clean(line)), soft_wrap=True)
    out.print(f"assignments/{slug}: {len(said)} things to look at, then: lab build {slug}")


@lab.command("try")
@click.argument("slug")
@click.argument("question")
def try_(slug: str, question: str) -> None:
    """Show a question as students see it, and what its check says to each known answer."""
    with err.status(f"{slug}: running the check of {question}"):
        made = workshop.try_question(course().lab(slug), question)
    out.print(*screen.tried(question, made), sep="\n", soft_wrap=True)


@lab.command()
@in_folder
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
def publish(folder: Path, slugs: tuple[str, ...]) -> None:
    """Write what students get into DIR, as the tree of a public repository."""
    made = workshop.publish(course(), folder, slugs)
    for path in made.files:
        out.print(Text(str(path)), soft_wrap=True)
    out.print(f"Commit {folder} to the branch {made.branch} of github.com/{made.repository}")


@lab.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
def tidy(slugs: tuple[str, ...]) -> None:
    """Bring masters back to canonical form, whatever editor saved them."""
    for one in course().labs(slugs):
        out.print(screen.tidied(one.slug, workshop.tidy(one)), soft_wrap=True)


@lab.command()
@click.argument("slug")
@click.option("--for", "aim", type=click.Choice(workshop.AIMS), required=True, help="Who grades.")
def bundle(slug: str, aim: str) -> None:
    """Make what a platform takes to grade by itself: a zip to upload, or a repository."""
    one = course().lab(slug)
    out.print(Text(one.relative(workshop.bundle_for(one, aim))))


@lab.command()
@click.argument("slug")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", "folder", type=click.Path(path_type=Path), help="Where the gradebook goes.")
@side_by_side
@elsewhere
@click.option("--seed", type=click.IntRange(0, 2**31), default=0, help="Seed of random draws.")
@click.option(
    "--from",
    "platform",
    type=click.Choice(workshop.PLATFORMS),
    help="The platform of a download whose names do not tell it.",
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    help="Who is in the class: the platform's own export, or a CSV submission,student.",
)
@click.option("--no-jail", is_flag=True, help="Run submissions unprotected (only your own!).")
def grade(
    slug: str,
    paths: tuple[Path, ...],
    folder: Path | None,
    jobs: int,
    scheduler: str | None,
    seed: int,
    platform: str | None,
    roster: Path | None,
    no_jail: bool,
) -> None:
    """Grade files, folders and LMS downloads into a gradebook."""
    here = course()
    folder = folder or here.root / "dist" / "grades" / slug
    order = workshop.Order(
        here.lab(slug),
        paths,
        folder,
        jobs,
        seed,
        roster,
        no_jail,
        command=_command(),
        platform=platform,
        scheduler=scheduler,
    )
    if no_jail:
        err.print("[bold red]No jail:[/] submissions run as you, and can do what you can.")
    with screen.progress(err, slug) as progress:
        graded = workshop.grade_class(order, progress, _say)
    _show_class(folder, graded)


@lab.command()
@in_folder
@click.argument("file")
@click.argument("student")
@side_by_side
@click.option("--later", is_flag=True, help="Only note it; the next grading takes it.")
def assign(folder: Path, file: str, student: str, jobs: int, later: bool) -> None:
    """Say whose a FILE is that nobody's name is on, and grade it as STUDENT's."""
    workshop.assign(folder, file, student)
    if later:
        out.print(Text(f"{file}: {student}'s, with the next `lab regrade {folder}`"))
    else:
        _regrade(folder, (), jobs)


@lab.command()
@in_folder
@click.argument("students", nargs=-1, metavar="[STUDENT]...")
@side_by_side
@elsewhere
def regrade(folder: Path, students: tuple[str, ...], jobs: int, scheduler: str | None) -> None:
    """Grade again what changed (submission, exam, grader), or who is named."""
    _regrade(folder, students, jobs, scheduler)


def _regrade(
    folder: Path, students: tuple[str, ...], jobs: int, scheduler: str | None = None
) -> None:
    one = workshop.lab_of(course(), folder)
    again = workshop.Again(one, folder, students, jobs, _command(), scheduler)
    with screen.progress(err, one.slug) as progress:
        graded = workshop.regrade(again, progress, _say)
    _show_class(folder, graded)


@lab.command()
@in_folder
@click.argument("student")
def show(folder: Path, student: str) -> None:
    """Tell one person's story: hand-ins, results, decisions, feedback as they read it."""
    out.print(*screen.story(workshop.show(folder, student)), sep="\n", soft_wrap=True)


@lab.command()
@in_folder
@click.argument("student")
@click.argument("question")
@click.argument("score")
@click.option("--why", required=True, help="The reason, which is kept with it.")
def override(folder: Path, student: str, question: str, score: str, why: str) -> None:
    """Give a QUESTION of a STUDENT other points; the SCORE `none` takes that back."""
    told = workshop.override(folder, student, question, _points(score), why)
    out.print(*screen.story(told), sep="\n", soft_wrap=True)


@lab.command()
@in_folder
@click.option(
    "--to",
    "platform",
    type=click.Choice(list(workshop.TARGETS)),
    required=True,
    help="The platform that takes the files.",
)
@click.option(
    "--into",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The platform's own gradebook or worksheet; a filled-in copy is written.",
)
@click.option("--column", help="The grade's column; else the one with the lab's title.")
def export(folder: Path, platform: str, into: Path | None, column: str | None) -> None:
    """Write upload files with grades, and feedback for each student, into DIR."""
    made = workshop.export(course(), folder, platform, into, column)
    out.print(*screen.exported(made, folder), sep="\n", soft_wrap=True)


@lab.command()
@in_folder
def report(folder: Path) -> None:
    """Write one page on the class: points, questions, misconceptions, what is worth a look."""
    out.print(Text(str(workshop.report(course(), folder))), soft_wrap=True)


def _points(text: str) -> float | None:
    if text.lower() == "none":
        return None
    try:
        points = float(text)
    except ValueError:
        points = math.nan
    if not math.isfinite(points):
        raise click.BadParameter(f"{text} is neither a number nor none", param_hint="SCORE")
    return points


def _show_class(folder: Path, graded: workshop.Graded) -> None:
    """Show a class that was graded: each submission of a small one, the summary of any."""
    if graded.submissions <= MOST_ROWS:
        out.print(*screen.grades(workshop.grades(folder)), sep="\n")
    out.print(*screen.summary(graded, folder), sep="\n", soft_wrap=True)
    out.print(Text(f"{folder / 'grades.csv'}: {graded.submissions} submissions"), soft_wrap=True)


def _say(line: str) -> None:
    out.print(Text(screen.clean(line)), soft_wrap=True)


def _command() -> str:
    return " ".join(sys.argv[1:])


@lab.command()
@click.argument("names", nargs=-1, metavar="[SLUG [QUESTION]...]...")
@side_by_side
@click.option("--json", "as_json", is_flag=True, help="Print the findings for machines.")
@click.option(
    "--readme",
    type=click.Path(path_type=Path),
    help="Fail when the table between the verify marks of this file is another one.",
)
@click.option("--write", is_flag=True, help="Put the table into the --readme file instead.")
def verify(
    names: tuple[str, ...], jobs: int, as_json: bool, readme: Path | None, write: bool
) -> None:
    """Check the course's contract: every known answer gets what it deserves.

    Of one lab, some questions alone can be named: that takes seconds.
    """
    here = course()
    slugs = tuple(name for name in names if name in here.slugs()) or names[:1]
    only = tuple(name for name in names if name not in slugs)
    if only and (len(slugs) > 1 or readme):
        raise click.UsageError("Name questions of one lab, without --readme")
    page = Page.read(readme) if readme else None
    reports = {}
    for one in here.labs(slugs):
        with screen.progress(err, one.slug) as progress:
            reports[one.slug] = workshop.verify(one, jobs, progress, only)
    if as_json:
        click.echo(json.dumps({slug: report.as_json() for slug, report in reports.items()}))
    else:
        for slug, report in reports.items():
            out.print(*screen.report(slug, report), "", sep="\n", soft_wrap=True)
    if page and write:
        page.write(reports)
    elif page and not page.holds(reports):
        command = f"lab verify --readme {readme} --write"
        raise StaleRelease(str(readme), "its verify table is stale", f"Run `{command}`.")
    if not all(report.good for report in reports.values()):
        raise click.exceptions.Exit(1)


@lab.command()
@side_by_side
def demo(jobs: int) -> None:
    """Build the labs, make a sample class, grade it: the main job in one go."""
    found = False
    for one in course().labs():
        with screen.progress(err, one.slug) as progress:
            grades = workshop.demo(one, jobs, progress)
        out.print(*screen.grades(grades), sep="\n")
        out.print(*screen.feedback(grades), sep="\n", soft_wrap=True)
        for complaint in sample.complaints(one, grades):
            found = True
            err.print(Text(f"{one.slug}: {complaint}", "red"), soft_wrap=True)
        out.print(f"The gradebook is in dist/demo/{one.slug}/\n")
    if found:
        raise click.exceptions.Exit(1)


def run(arguments: list[str] | None = None) -> None:
    """Run `lab`; every error is one line: where, what is wrong, what to do."""
    arguments = sys.argv[1:] if arguments is None else arguments
    sys.exit(_exit_code(lambda: lab.main(arguments, "lab", standalone_mode=False), arguments))


def _exit_code(main: Callable[[], Any], arguments: list[str]) -> int:
    try:
        # Without its standalone mode click returns the code of an `Exit` instead of raising it.
        return int(main() or 0)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "lab"
        _complain(f"{command}: {error.format_message().rstrip('.')}. See `{command} --help`.")
        return 2
    except (KeyboardInterrupt, click.Abort):
        _complain("lab: interrupted. What was done is written; run it again for the rest.")
        return 2
    except LabError as error:
        if "--debug" in arguments:
            raise
        _complain_of(error)
        return error.exit_code
    except Exception as error:
        if "--debug" in arguments:
            raise
        _complain(f"lab: {type(error).__name__}: {error}. Run with --debug and report it.")
        return 2


def _complain_of(error: LabError) -> None:
    for line in [str(error), *getattr(error, "__notes__", [])]:
        _complain(line)


def _complain(line: str) -> None:
    err.print(Text(" ".join(line.split())), soft_wrap=True)


if __name__ == "__main__":
    run()
