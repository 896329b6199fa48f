"""Writes the test file of a question in Otter's exception-based format, for people to read."""

from __future__ import annotations

import json
from pathlib import Path

from autograder.release.inline import Library, inline
from autograder.release.structure import MasterQuestion, TestCell

HEAD = '''\
from otter.test_files import test_case

OK_FORMAT = False

name = "{name}"'''


def render(question: MasterQuestion, library: Library, *, hidden: bool, whole: bool = False) -> str:
    """Return the test file of `question`: all its cases, or without `hidden` the public ones.

    It gets what it needs of `library`, or the `whole` of it, so that several files begin alike.
    Points stand on each case: Otter would shift a list of points when a case is left out.
    """
    cases = [_case(test) for test in question.tests if hidden or not test.hidden]
    head = HEAD.format(name=question.name)
    return inline("\n\n\n".join([head, *cases]), library, whole=whole)


def is_ours(path: Path) -> bool:
    """Tell whether a file is one that was written here."""
    if path.suffix != ".py":
        return False
    text = path.read_text(encoding="utf-8", errors="replace")
    return HEAD.partition("\n\n")[2].format(name=path.stem) in text


def _case(test: TestCell) -> str:
    settings = [f"points={test.points:g}", f"hidden={test.hidden}"]
    for key in ("success_message", "failure_message"):
        if test.config.get(key):
            settings.append(f"{key}={json.dumps(test.config[key], ensure_ascii=False)}")
    if len(settings) == 2:
        return f"@test_case({', '.join(settings)})\n{test.source}"
    lines = "".join(f"    {setting},\n" for setting in settings)
    return f"@test_case(\n{lines})\n{test.source}"
