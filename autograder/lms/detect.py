"""Which platform made a download? Its names say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from autograder.lms.errors import DownloadError
from autograder.lms.files import Tree, read_tree
from autograder.lms.form import Platform
from autograder.lms.model import Download, Kind
from autograder.lms.platforms import PLATFORMS, named

DEPTH = 3
"""How many folders may stand around a download, as when a zip was unpacked into its own."""


def read(paths: Iterable[Path], platform: str | None = None) -> Download:
    """Return what the downloads hold, of whichever platform they are, as one.

    Of several downloads of one platform, later ones count as later attempts where it tells no time.
    """
    return as_one([read_one(path, platform) for path in paths])


def as_one(downloads: list[Download]) -> Download:
    """Return several downloads as one; DownloadError if they are of several platforms."""
    kinds = sorted({download.platform for download in downloads})
    if len(kinds) != 1:
        where = " and ".join(named(kind).title for kind in kinds) or "nothing"
        raise DownloadError(where, "not one platform", "Grade one platform's downloads at a time.")
    return downloads[0] if len(downloads) == 1 else _joined(downloads)


def read_one(path: Path, platform: str | None = None) -> Download:
    """Return what one download holds: a zip, its folder, or a single file."""
    tree = read_tree(path)
    chosen, inner = detect(tree, named(platform) if platform else None)
    if chosen is PLATFORMS[-1] and len(tree.files) == 1 and path.is_dir():
        (only,) = tree.files
        if only.name.lower().endswith(".zip"):  # the folder into which the zip was saved
            return read_one(only.source, platform)
    if not inner.work():
        wrong = "no files here that somebody handed in"
        raise DownloadError(str(path), wrong, "Name a download or a folder of submissions.")
    return chosen.read(inner)


def detect(tree: Tree, platform: Platform | None = None) -> tuple[Platform, Tree]:
    """Return the first platform that claims the tree, or the tree below its one folder."""
    inner: Tree | None = tree
    for _ in range(DEPTH):
        if inner is None:
            break
        for candidate in [platform] if platform else PLATFORMS[:-1]:
            if inner.work() and candidate.claims(inner):
                return candidate, inner
        inner = inner.below()
    return platform or PLATFORMS[-1], tree


def describe(download: Download) -> str:
    """Say in one line what was recognised."""
    hand_ins = download.hand_ins
    late = sum(1 for one in hand_ins if one.late)
    other = sum(1 for one in hand_ins if one.kind is not Kind.FILE)
    nobody = sum(1 for one in hand_ins if not one.people)
    parts = [f"{len(hand_ins)} hand-ins of {len(download.people)} people"]
    parts += [f"{late} late"] if late else []
    parts += [f"{other} without a file"] if other else []
    parts += [f"{nobody} whose owner the download does not tell"] if nobody else []
    return f"{named(download.platform).title}: {', '.join(parts)}"


def _joined(downloads: list[Download]) -> Download:
    hand_ins = []
    for number, download in enumerate(downloads):
        for one in download.hand_ins:
            label = f"{number + 1}/{one.label}"
            hand_ins.append(replace(one, label=label, attempt=one.attempt + number * 1000))
    problems = tuple(problem for download in downloads for problem in download.problems)
    return Download(downloads[0].platform, tuple(hand_ins), problems)
