"""The `lab` command: words, progress and exit codes; the only module that prints."""

from __future__ import annotations

import functools
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from autograder import attempts, screen
from autograder import demo as sample
from autograder.course import Course
from autograder.errors import LabError, StaleRelease
from autograder.grading import gradebook, intake, many, notebook_file, one
from autograder.grading import verify as contract
from autograder.grading.exam import Exam
from autograder.grading.known import public_answers
from autograder.grading.recognise import Signs
from autograder.model import Assignment, Bundle, Grade
from autograder.release import build as release
from autograder.release import bundle as bundles
from autograder.release import ideas, leaks
from autograder.release.master import check_master
from autograder.sandbox import jail
from autograder.sandbox.warm import Ready, Zygote

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show a traceback when something goes wrong.")
def lab(debug: bool) -> None:
    """Build, grade and check the linear regression labs."""


def _selected(course: Course, slugs: tuple[str, ...]) -> list[Assignment]:
    return [course.assignment(slug) for slug in slugs or course.slugs()]


@lab.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--check", is_flag=True, help="Change nothing; fail when anything is stale.")
def build(slugs: tuple[str, ...], check: bool) -> None:
    """Make student/, solutions/ and the bundles in dist/ from the masters."""
    course = Course.find(Path.cwd())
    for assignment in _selected(course, slugs):
        slug = assignment.slug
        if check:
            release.check(course, slug)
            out.print(f"{slug}: fresh")
        else:
            words = "building (what has changed is run: a minute or two)"
            with err.status(f"{slug}: {words}"):
                made = release.build(course, slug, ask=_asking(assignment))
                release.write(course, made)
            manifest = bundles.load(course.bundle(slug)).manifest
            cases = sum(len(question.cases) for question in manifest.questions)
            out.print(
                f"{slug}: {len(manifest.questions)} questions, {cases} test cases, "
                f"{manifest.points:g} points, nothing leaks"
            )


@lab.command()
@click.argument("slug")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", "folder", type=click.Path(path_type=Path), help="Where the gradebook goes.")
@click.option("--jobs", type=click.IntRange(1, 256), default=1, help="Submissions side by side.")
@click.option("--seed", type=click.IntRange(0, 2**31), default=0, help="Seed of random draws.")
@click.option("--roster", type=click.Path(path_type=Path), help="CSV: submission,student.")
@click.option("--no-jail", is_flag=True, help="Run submissions unprotected (only your own!).")
def grade(
    slug: str,
    paths: tuple[Path, ...],
    folder: Path | None,
    jobs: int,
    seed: int,
    roster: Path | None,
    no_jail: bool,
) -> None:
    """Grade files, folders and LMS downloads into a gradebook."""
    course = Course.find(Path.cwd())
    assignment = course.assignment(slug)
    owners = intake.read_roster(roster) if roster else {}
    handed = intake.collect(paths)
    folder = folder or course.root / "dist" / "grades" / slug
    grades = _grade(course, assignment, handed, owners, folder, jobs, seed, no_jail)
    out.print(*screen.grades(grades), sep="\n")
    out.print(f"{folder / 'grades.csv'}: {len(grades)} submissions")


@lab.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--jobs", type=click.IntRange(1, 256), default=2, help="Answers side by side.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings for machines.")
@click.option(
    "--readme",
    type=click.Path(path_type=Path),
    help="Fail when the table between the verify marks of this file is another one.",
)
@click.option("--write", is_flag=True, help="Put the table into the --readme file instead.")
def verify(
    slugs: tuple[str, ...], jobs: int, as_json: bool, readme: Path | None, write: bool
) -> None:
    """Check the course's contract: every known answer gets what it deserves."""
    course = Course.find(Path.cwd())
    selected = _selected(course, slugs)
    reports = {assignment.slug: _verified(course, assignment, jobs) for assignment in selected}
    if as_json:
        click.echo(json.dumps({slug: report.as_json() for slug, report in reports.items()}))
    else:
        for slug, report in reports.items():
            out.print(*screen.report(slug, report), "", sep="\n", soft_wrap=True)
    table = contract.markdown(reports)
    if readme and write:
        readme.write_text(contract.with_table(readme.read_text("utf-8"), table), "utf-8")
    elif readme and table not in readme.read_text("utf-8"):
        command = f"lab verify --readme {readme} --write"
        raise StaleRelease(str(readme), "its verify table is stale", f"Run `{command}`.")
    if not all(report.good for report in reports.values()):
        raise click.exceptions.Exit(1)


def _verified(course: Course, assignment: Assignment, jobs: int) -> contract.Report:
    """Try every known answer of a lab, with a progress bar, and return what was found."""
    slug, layer = assignment.slug, jail.choose(no_jail=False)
    with Zygote(layer) as zygote, screen.progress(err) as progress:
        zygote.wait()
        exam = Exam.load(_bundle(course, slug))
        work = contract.tasks(exam, attempts.equivalent_mutants(course.attempts(slug)))
        task = progress.add_task(slug, total=len(work) + 2)
        done = functools.partial(progress.advance, task)
        kept = ideas.read(course.ideas(slug))
        secrets = leaks.secrets(check_master(course.master(slug)))
        quoted = functools.partial(leaks.quoted, hidden=secrets)
        with Ready(zygote, exam.bundle.setup, assignment.limits) as ready:
            rows = contract.run(exam, ready, jobs, work, kept, quoted, done)
            return contract.Report(rows, _whole_notebooks(course, exam, ready))


def _whole_notebooks(course: Course, exam: Exam, ready: Ready) -> list[str]:
    """Grade the solution and the untouched notebook; return what is wrong with their grades."""
    slug = exam.bundle.manifest.slug
    paths = (course.solution(slug), course.student(slug) / f"{slug}.ipynb")
    solved, untouched = (
        one.grade(intake.read(intake.Handed(path.name, path), {}), exam, ready) for path in paths
    )
    return contract.whole(solved, untouched)


@lab.command()
@click.option("--jobs", type=click.IntRange(1, 256), default=2, help="Submissions side by side.")
def demo(jobs: int) -> None:
    """Build the labs, make a sample class, grade it: the main job in one go."""
    course = Course.find(Path.cwd())
    for slug in course.slugs():
        with err.status(f"{slug}: building"):
            ask = _asking(course.assignment(slug))
            release.write(course, release.build(course, slug, ask=ask))
        with tempfile.TemporaryDirectory() as folder:
            sample.write_class(course, slug, Path(folder))
            handed = intake.collect([Path(folder)])
            results = course.root / "dist" / "demo" / slug
            assignment = course.assignment(slug)
            grades = _grade(course, assignment, handed, {}, results, jobs, 0, False)
        out.print(*screen.grades(grades), sep="\n")
        out.print(*screen.feedback(grades), sep="\n", soft_wrap=True)
        out.print(f"The gradebook is in {results.relative_to(course.root)}/\n")


def _asking(assignment: Assignment) -> ideas.Ask:
    """Return what runs known attempts for a build, in the jail that grades students."""

    def ask(bundle: Bundle, questions: list[str]) -> dict[str, ideas.Answers]:
        with Zygote(jail.choose(no_jail=False)) as zygote:
            zygote.wait()
            exam = Exam.load(bundle)
            with Ready(zygote, bundle.setup, assignment.limits) as ready:
                return public_answers(exam, ready, questions, jobs=2)

    return ask


def _grade(
    course: Course,
    assignment: Assignment,
    handed: list[intake.Handed],
    owners: dict[str, str],
    folder: Path,
    jobs: int,
    seed: int,
    no_jail: bool,
) -> list[Grade]:
    """Grade what was handed in, with a progress bar; write every result as soon as it is there."""
    layer = jail.choose(no_jail)
    if layer is jail.Layer.NONE:
        err.print("[bold red]No jail:[/] submissions run as you, and can do what you can.")
    grades: list[Grade] = []
    # The zygote warms up before any test is read, so that it cannot have seen one.
    with Zygote(layer) as zygote, screen.progress(err) as progress:
        task = progress.add_task(assignment.slug, total=len(handed))
        zygote.wait()
        exam = Exam.load(_bundle(course, assignment.slug))
        memory = course.bundle(assignment.slug).with_name("answers.msgpack")
        try:
            spares = many.lanes_for(jobs)
            with Ready(zygote, exam.bundle.setup, assignment.limits, seed, spares) as ready:
                for result in many.grade_all(
                    handed, owners, exam, ready, jobs, memory, _labs(course)
                ):
                    gradebook.write_result(folder, result)
                    grades.append(result)
                    progress.advance(task)
        finally:
            questions = [question.name for question in exam.bundle.manifest.questions]
            gradebook.write_grades(folder, grades, questions)
    return sorted(grades, key=lambda result: result.submission)


def _labs(course: Course) -> list[Signs]:
    """Return what the notebook of each lab is known by, so that another lab's is told."""
    found = []
    for slug in course.slugs():
        release = course.student(slug) / f"{slug}.ipynb"
        if release.is_file():
            cells = notebook_file.read(release.name, release.read_bytes()).cells
            found.append(Signs.of_release(slug, course.assignment(slug).title, cells))
    return found


def _bundle(course: Course, slug: str) -> Bundle:
    """Return the bundle of `slug`; one that is missing or older than its master is made anew."""
    path = course.bundle(slug)
    if not release.is_fresh(course, slug):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(release.build_bundle(course, slug))
    return bundles.load(path)


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
        for line in [str(error), *getattr(error, "__notes__", [])]:
            _complain(line)
        return error.exit_code
    except Exception as error:
        if "--debug" in arguments:
            raise
        _complain(f"lab: {type(error).__name__}: {error}. Run with --debug and report it.")
        return 2


def _complain(line: str) -> None:
    err.print(Text(" ".join(line.split())), soft_wrap=True)


if __name__ == "__main__":
    run()
