"""Reads the known attempts of a lab: one answer cell a file, a short header on what it earns.

A wrong attempt begins with ``# earns: POINTS`` and ``# says: SENTENCE``, which may go on in lines
that begin with ``#`` and three spaces; a right one with ``# kind: WORDS``.  A wrong one that no
case can catch, since its name is unknown or it does not parse, says so: ``# fails by: WORDS``.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.errors import AttemptError, raise_all
from autograder.model import Attempt

KEYS = ("earns", "says", "fails by", "kind")
KINDS = {"right": ("kind",), "wrong": ("earns", "says")}
"""The folders of a question, and what the header of a file there has to say."""

EQUIVALENT = "equivalent.toml"
ENDS = (".", "!", "?", "…", ")", "`", '"', "”")


def load(folder: Path) -> tuple[Attempt, ...]:
    """Return all attempts below `folder`, sorted by question, kind and name.

    Raises AttemptError for a file that stands anywhere else: it would prove nothing, silently.
    """
    raise_all(list(_misplaced(folder)))
    files = [p for kind in KINDS for p in sorted(folder.glob(f"*/{kind}/*.py"))]
    return tuple(parse(path, path.read_text(encoding="utf-8")) for path in files)


def _misplaced(folder: Path) -> Iterator[AttemptError]:
    """Yield each file that nobody reads; those that an editor or a system hides are not told."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_dir() or any(part.startswith((".", "__pycache__")) for part in parts):
            continue
        where = "/".join(parts)
        if len(parts) == 2 and parts[1] == EQUIVALENT:
            continue
        if len(parts) != 3 or parts[1] not in KINDS:
            remedy = "Put it into QUESTION/right/ or QUESTION/wrong/."
            yield AttemptError(where, "no attempt is looked for here", remedy)
        elif path.suffix != ".py":
            yield AttemptError(where, "a file that is no .py", "Rename it, or take it away.")


@dataclass
class Header:
    """The header of one file: what its lines say, and where each stands."""

    where: str
    fields: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    length: int = 0

    @classmethod
    def read(cls, where: str, lines: list[str]) -> Header:
        header, key = cls(where), ""
        for number, line in enumerate(lines, 1):
            if line.startswith("#   ") and key:
                header.fields[key] += " " + line[1:].strip()
                header.lines[key] = number
            elif line.startswith("# ") and line[2:].partition(":")[0] in KEYS:
                key, _, value = line[2:].partition(":")
                if key in header.fields:
                    raise header.error(number, f"a second `# {key}:`", "Keep one of them.")
                header.fields[key], header.lines[key] = value.strip(), number
            else:
                header._not_a_slip(number, line)
                break
            header.length = number
        return header

    def error(self, line: int, wrong: str, remedy: str) -> AttemptError:
        return AttemptError(f"{self.where}, line {line}", wrong, remedy)

    def _not_a_slip(self, number: int, line: str) -> None:
        """Raise AttemptError where a line looks like one of the header and is none."""
        said = re.match(r"#+\s*([A-Za-z _-]{1,12}?)\s*[:=]", line)
        if said and (near := difflib.get_close_matches(said[1].lower(), KEYS, 1, 0.7)):
            raise self.error(number, f'"{line.strip()}" is no header', f"Write `# {near[0]}: …`.")

    def check(self, kind: str) -> None:
        """Raise AttemptError where the header says too little, or is cut short."""
        for key in KINDS[kind]:
            if not self.fields.get(key):
                wrong = f"no `# {key}:` line"
                raise self.error(self.lines.get(key, 1), wrong, "Add it at the top of the file.")
        for key in self.fields:
            if (kind == "right" and key != "kind") or (kind == "wrong" and key == "kind"):
                wrong = f"`# {key}:` in a {kind} attempt"
                raise self.error(self.lines[key], wrong, "Take it out, or move the file.")
        if kind == "wrong" and not self.fields["says"].endswith(ENDS):
            remedy = "End the sentence; it goes on in lines that begin with `#` and three spaces."
            raise self.error(self.lines["says"], "`# says:` breaks off", remedy)


def parse(path: Path, text: str) -> Attempt:
    """Return the attempt in one file; AttemptError when its header is not as it should be."""
    question, kind = path.parts[-3], path.parts[-2]
    lines = text.splitlines()
    header = Header.read("/".join(path.parts[-3:]), lines)
    header.check(kind)
    source = "\n".join(lines[header.length :]).strip() + "\n"
    if not source.strip():
        raise header.error(header.length, "a header and no answer", "Write the cell below it.")
    if kind == "right":
        return Attempt(question, path.stem, True, source)
    fields = header.fields
    try:
        earns = float(fields["earns"])
    except ValueError:
        wrong = "`# earns:` is not a number"
        raise header.error(header.lines["earns"], wrong, "Write its points.") from None
    fails_by = fields.get("fails by", "")
    return Attempt(question, path.stem, False, source, earns, fields["says"], fails_by)


def equivalent_mutants(folder: Path) -> dict[str, dict[str, str]]:
    """Return the mutants recorded as equivalent to the solution: question -> name -> reason."""
    found = {}
    for path in sorted(folder.glob(f"*/{EQUIVALENT}")):
        where = "/".join(path.parts[-2:])
        try:
            reasons = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise AttemptError(where, f"not valid TOML: {error}", "Mend that line.") from None
        for name, reason in reasons.items():
            if not re.fullmatch(r"mutant-[0-9a-f]{8}", name) or not isinstance(reason, str):
                wrong, remedy = f"{name} is no mutant with a reason", 'Write mutant-… = "why".'
                raise AttemptError(where, wrong, remedy)
        found[path.parent.name] = dict(reasons)
    return found
