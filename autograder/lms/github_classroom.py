"""GitHub Classroom: repositories side by side, its roster and its grades CSV.

``gh classroom clone student-repos`` makes ``<assignment>-submissions/<assignment>-<user>/``;
columns as https://github.com/github/gh-classroom tests them.
"""

from __future__ import annotations

from collections.abc import Iterator

from autograder.lms.files import REPOSITORY, Tree
from autograder.lms.form import Form, GradeFile, Platform
from autograder.lms.model import Download, Person, Piece, gather

SUBMISSIONS = "-submissions"


def claims(tree: Tree) -> bool:
    """Say whether most folders are repositories."""
    names = {file.name for file in tree.files}
    repositories = [top for top in tree.tops if f"{top}/{REPOSITORY}" in names]
    return 2 * len(repositories) > len(tree.tops)


def read(tree: Tree) -> Download:
    """Read a hand-in from each folder; a repository that holds nothing is told."""
    there = {file.name.split("/")[0] for file in tree.work()}
    problems = [f"{top}: a repository without files" for top in tree.tops if top not in there]
    return gather("github-classroom", _pieces(tree), problems)


def _pieces(tree: Tree) -> Iterator[Piece]:
    start = _start(tree)
    for file in tree.work():
        repository, slash, _ = file.name.partition("/")
        if not slash:
            yield Piece(file.name, file)
            continue
        user = repository.removeprefix(start) if start else ""
        person = Person.of(repository, user, repository=repository, github=user.lower())
        yield Piece(repository, file, (person,), hint=repository)


def _start(tree: Tree) -> str:
    """Return what all folders begin with: the assignment's name and a hyphen."""
    if tree.name.endswith(SUBMISSIONS):
        start = tree.name.removesuffix(SUBMISSIONS) + "-"
        if all(top.startswith(start) for top in tree.tops):
            return start
    if len(tree.tops) < 2:
        return ""
    first, last = min(tree.tops), max(tree.tops)
    common = next((first[:n] for n, (a, b) in enumerate(zip(first, last)) if a != b), first)
    return common[: common.rfind("-") + 1]


GRADES = Form(
    title="GitHub Classroom grades",
    columns={
        "number": ("roster_identifier",),
        "github": ("github_username",),
        "repository": ("student_repository_name",),
        "group": ("group_name",),
    },
    needs=frozenset({"number", "github"}),
    key=("number", "github"),
    clean={"github": str.lower},
)

ROSTER = Form(
    title="GitHub Classroom roster",
    columns={
        "number": ("identifier",),
        "github": ("github_username",),
        "name": ("name",),
    },
    needs=frozenset({"number", "github"}),
    key=("number", "github"),
    clean={"github": str.lower},
)

PLATFORM = Platform(
    name="github-classroom",
    title="GitHub Classroom",
    claims=claims,
    read=read,
    forms=(GRADES, ROSTER),
    grades=GradeFile(
        name="github-classroom-scores.csv",
        identity=(
            ("roster_identifier", "number"),
            ("github_username", "github"),
            ("student_repository_name", "repository"),
        ),
        grade="points_awarded",
        note="GitHub Classroom takes no grades from a file: read this list.",
    ),
)
