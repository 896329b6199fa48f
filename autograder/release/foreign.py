"""Reads masters of others, Otter Assign's and nbgrader's, into questions, texts and cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

FENCE = re.compile(r"```otter\n(.*?)\n?```", re.DOTALL)
OTTER_CONFIG = re.compile(r'""" # BEGIN TEST CONFIG\n(.*?)""" # END TEST CONFIG\n?', re.DOTALL)
HIDDEN_REGION = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS\n?", re.DOTALL)
LOST = ("files", "student_files", "seed", "config_file", "requirements", "environment", "plugins")
"""Settings of an Otter master that have to be done in another way here."""


@dataclass
class Given:
    """A text or a code cell outside of any question."""

    place: str
    kind: str
    source: str


@dataclass
class Test:
    """One test cell: what it says, and what its last line gave when it was run."""

    place: str
    source: str
    hidden: bool = False
    points: float | None = None
    message: str = ""
    gave: str | None = None


@dataclass
class Asked:
    """One question, in whatever dialect."""

    place: str
    name: str
    points: float | None = None
    manual: bool = False
    texts: list[str] = field(default_factory=list)
    solution: list[str] = field(default_factory=list)
    tests: list[Test] = field(default_factory=list)


Part = Given | Asked


def read(cells: list[dict[str, Any]], said: list[str]) -> list[Part]:
    """Return the parts of a master in order; add to `said` what is left behind, cell by cell."""
    if any("nbgrader" in cell.get("metadata", {}) for cell in cells):
        return list(_nbgrader(cells, said))
    return list(_otter(cells, said))


def _source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def _gave(cell: dict[str, Any]) -> str | None:
    """Return what the last line of a cell gave, as Python writes it."""
    for output in cell.get("outputs", []):
        if output.get("output_type") == "execute_result":
            return "".join(output["data"].get("text/plain", ""))
    return None


def _otter(cells: list[dict[str, Any]], said: list[str]) -> Iterator[Part]:
    question: Asked | None = None
    block = ""
    for number, cell in enumerate(cells, 1):
        place, source, kind = f"cell {number}", _source(cell), cell["cell_type"]
        if kind == "markdown" and (fenced := FENCE.fullmatch(source.strip())):
            kind, source = "raw", fenced[1]
        head, _, rest = source.partition("\n")
        word = re.sub(r"^#\s*", "", head).strip().upper() if kind == "raw" else ""
        if word == "ASSIGNMENT CONFIG":
            settings = _settings(rest)
            said += [
                f"{place}: {key} is left out; do it in the setup cell"
                for key in LOST
                if key in settings
            ]
        elif word == "BEGIN QUESTION":
            question = _asked(place, _settings(rest))
        elif word == "END QUESTION" and question:
            yield question
            question, block = None, ""
        elif word.startswith(("BEGIN ", "END ")):
            block = word.removeprefix("BEGIN ") if word.startswith("BEGIN ") else ""
        elif kind == "raw":
            said.append(f"{place}: a raw cell is left out: {head[:40]}")
        elif question is None:
            yield Given(place, kind, source)
        elif block == "TESTS" and kind == "code":
            question.tests.append(_otter_test(place, source, cell))
        elif block == "SOLUTION" and kind == "code":
            question.solution.append(source)
        elif block == "SOLUTION":
            question.manual = question.manual or not question.solution
        elif block != "PROMPT":
            question.texts.append(source)


def _settings(text: str) -> dict[str, Any]:
    try:
        settings = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return settings if isinstance(settings, dict) else {}


def _asked(place: str, settings: dict[str, Any]) -> Asked:
    points = settings.get("points")
    if isinstance(points, dict):
        points = points.get("each")
    if isinstance(points, list):
        points = sum(points)
    name = str(settings.get("name", ""))
    return Asked(place, name, _number(points), bool(settings.get("manual")))


def _otter_test(place: str, source: str, cell: dict[str, Any]) -> Test:
    found = OTTER_CONFIG.match(source)
    settings = _settings(found[1]) if found else {}
    rest = source[found.end() :] if found else source
    hidden = bool(settings.get("hidden")) or bool(re.match(r"#+ ?HIDDEN", rest, re.IGNORECASE))
    message = str(settings.get("failure_message") or "")
    return Test(place, rest, hidden, _number(settings.get("points")), message, _gave(cell))


def _nbgrader(cells: list[dict[str, Any]], said: list[str]) -> Iterator[Part]:
    question: Asked | None = None
    later: list[Part] = []
    for number, cell in enumerate(cells, 1):
        place, source, kind = f"cell {number}", _source(cell), cell["cell_type"]
        marks = cell.get("metadata", {}).get("nbgrader", {})
        graded, solution = bool(marks.get("grade")), bool(marks.get("solution"))
        if marks.get("task") or (graded and solution):
            points = marks.get("points", 0)
            said.append(f"{place}: {points} points by hand are left out; its text stays")
            later.append(
                Given(place, "markdown", source if marks.get("task") else "_Your answer._")
            )
        elif solution and kind == "code":
            if question:
                yield question
            yield from later
            later = []
            question = Asked(place, str(marks.get("grade_id", "")), solution=[source])
        elif graded and kind == "code" and question:
            question.tests += _nbgrader_tests(place, source, _number(marks.get("points")))
        elif kind == "raw":
            said.append(f"{place}: a raw cell is left out")
        else:
            later.append(Given(place, kind, source))
    if question:
        yield question
    yield from later


def _nbgrader_tests(place: str, source: str, points: float | None) -> Iterator[Test]:
    """Yield the part of a test cell that students see, and its hidden regions."""
    hidden = HIDDEN_REGION.findall(source)
    public = HIDDEN_REGION.sub("", source)
    yield Test(place, public, False, 0.0 if hidden else points)
    for region in hidden:
        yield Test(place, region, True, (points or 0.0) / len(hidden))


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
