"""Reads the known attempts of a lab: one answer cell a file, a short header on what it earns.

A wrong attempt begins with ``# earns: POINTS`` and ``# says: SENTENCE``, which may go on in lines
that begin with ``#`` and three spaces; a right one with ``# kind: WORDS``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from autograder.errors import AttemptError
from autograder.model import Attempt


def load(folder: Path) -> tuple[Attempt, ...]:
    """Return all attempts below `folder`, sorted by question, kind and name.

    Raises AttemptError for a file that stands anywhere else: it would prove nothing, silently.
    """
    files = sorted(folder.glob("*/right/*.py")) + sorted(folder.glob("*/wrong/*.py"))
    for path in sorted(folder.rglob("*.py")):
        if path not in files:
            where = str(path.relative_to(folder))
            remedy = "Put it into QUESTION/right/ or QUESTION/wrong/."
            raise AttemptError(where, "no attempt is looked for here", remedy)
    return tuple(parse(path, path.read_text(encoding="utf-8")) for path in files)


def parse(path: Path, text: str) -> Attempt:
    """Return the attempt in one file; AttemptError when its header is not as it should be."""
    where = "/".join(path.parts[-3:])
    header, key = 0, ""
    fields: dict[str, str] = {}
    lines = text.splitlines()
    for line in lines:
        if not line.startswith("# "):
            break
        if line.startswith("#   ") and key:
            fields[key] += " " + line[1:].strip()
        elif line[2:].partition(":")[0] in ("earns", "says", "kind"):
            key, _, value = line[2:].partition(":")
            fields[key] = value.strip()
        else:
            break
        header += 1
    source = "\n".join(lines[header:]).strip() + "\n"
    question, right = path.parts[-3], path.parts[-2] == "right"
    if right:
        return Attempt(question, path.stem, True, source)
    for field in ("earns", "says"):
        if not fields.get(field):
            raise AttemptError(where, f"no `# {field}:` line", "Add it at the top of the file.")
    try:
        earns = float(fields["earns"])
    except ValueError:
        raise AttemptError(where, "`# earns:` is not a number", "Write its points.") from None
    return Attempt(question, path.stem, False, source, earns, fields["says"])


def equivalent_mutants(folder: Path) -> dict[str, dict[str, str]]:
    """Return the mutants recorded as equivalent to the solution: question -> name -> reason."""
    return {
        path.parent.name: dict(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*/equivalent.toml"))
    }
