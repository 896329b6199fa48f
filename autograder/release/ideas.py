"""Which ideas the public checks can name: kept beside the solutions, given out in the notebook.

``ideas.json`` holds what each wrong attempt answers to the public cases.  Like the outputs of a
solved notebook it comes from running code, and is used again as long as that stays the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from autograder.errors import StaleRelease
from autograder.model import SCHEMA, Attempt, Bundle
from autograder.portable import HOW
from autograder.release import reach
from autograder.release.setup_cell import Ideas

Answers = dict[str, dict[str, Any]]
"""By wrong attempt that some public case catches: which cases passed, and all it answered."""

Ask = Callable[[Bundle, list[str]], dict[str, Answers]]
"""Runs the attempts of some questions against their public cases."""

DIGITS = 6
"""Significant ones of a kept number: more differ from one processor to another."""


def read(path: Path) -> dict[str, Any]:
    """Return what is kept in `path`, by question; nothing where there is no such file of ours."""
    return _read(path, "questions")


def proved(path: Path) -> dict[str, str]:
    """Return the keys of what was proved by running; see `proofs`."""
    return _read(path, "proved")


def _read(path: Path, part: str) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return dict(kept.get(part, {})) if kept["schema"] == SCHEMA else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def refresh(
    kept: dict[str, Any], bundle: Bundle, public_tests: dict[str, str], ask: Ask | None, where: str
) -> dict[str, Any]:
    """Return `kept` as it is today; `ask` what is older than its attempts, or StaleRelease.

    `public_tests` are the public cases of each question with what they use, and nothing else.
    """
    attempted = {attempt.question for attempt in bundle.attempts if not attempt.right}
    keys = {n: _key(bundle, n, text) for n, text in public_tests.items() if n in attempted}
    old = [name for name, key in keys.items() if kept.get(name, {}).get("key") != key]
    if old and ask is None:
        remedy = f"Run `lab build {bundle.manifest.slug}` and commit what it writes."
        raise StaleRelease(where, f"older than the attempts of {', '.join(old)}", remedy)
    asked = ask(bundle, old) if old and ask else {}
    return {
        name: {"key": key, "answers": _rounded(asked[name])} if name in asked else kept[name]
        for name, key in keys.items()
    }


def write(kept: dict[str, Any], proofs: Mapping[str, str] | None = None) -> bytes:
    """Return the bytes of ``ideas.json``, a line for each attempt, so that diffs read well."""
    lines = []
    for question, held in kept.items():
        known = [f"  {json.dumps(n)}: {json.dumps(a)}" for n, a in held["answers"].items()]
        answers = "{\n" + ",\n".join(known) + "\n }" if known else "{}"
        lines.append(f' {json.dumps(question)}: {{"key": "{held["key"]}", "answers": {answers}}}')
    body = ",\n".join(lines)
    held = f', "proved": {json.dumps(proofs, sort_keys=True)}' if proofs else ""
    return f'{{"schema": {SCHEMA}{held}, "questions": {{\n{body}\n}}}}\n'.encode()


def still_known(kept: dict[str, Any], attempts: Iterable[Attempt]) -> dict[str, Any]:
    """Return what is kept of attempts that are still there; the rest is asked at the next build."""
    there = {(a.question, a.name) for a in attempts if not a.right}
    return {
        question: held
        | {"answers": {n: a for n, a in held["answers"].items() if (question, n) in there}}
        for question, held in kept.items()
    }


def table(kept: dict[str, Any], attempts: Iterable[Attempt]) -> Ideas:
    """Return each kept answer with the sentence on the idea behind it."""
    says = {(a.question, a.name): a.says for a in attempts if not a.right}
    return {
        question: [
            {"says": says[question, name], **answer} for name, answer in held["answers"].items()
        ]
        for question, held in kept.items()
        if held["answers"]
    }


def _key(bundle: Bundle, question: str, public_test: str) -> str:
    attempts = [(a.name, a.right, a.source) for a in bundle.attempts if a.question == question]
    return reach.digest(bundle.reach[question], public_test, attempts, HOW)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}")
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return value
