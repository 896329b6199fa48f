"""Packs what grades one assignment: a bundle for stock Otter, and all that our grader needs."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from autograder import zips
from autograder.errors import ReleaseError
from autograder.model import SCHEMA, Attempt, Bundle, Case, Manifest, Question

MANIFEST, SETUP, ANSWERS, EVIDENCE = "manifest.json", "setup.py", "answers.json", "evidence.py"
ENVIRONMENT = "environment.yml"
ELSEWHERE = "elsewhere.py"


class UnknownSchema(Exception):
    """The manifest was written by another version of this package."""


def pack(otter_bundle: bytes, bundle: Bundle, pins: Iterable[str]) -> bytes:
    """Return Otter's zip with our test files and our packages, always the same bytes.

    It holds what Otter's own would hold: a submission can read it while stock Otter grades.
    """
    with zipfile.ZipFile(io.BytesIO(otter_bundle)) as made:
        members = {name: made.read(name) for name in made.namelist()}
    ours = _tests(bundle)
    otters = {name for name in members if name.startswith("tests/")}
    if otters != set(ours):
        odd = ", ".join(sorted(otters ^ set(ours)))
        wrong = f"Otter made other test files: {odd}"
        raise ReleaseError(bundle.manifest.slug, wrong, "Report it.")
    members[ENVIRONMENT] = _with_packages(members[ENVIRONMENT], pins)
    return zips.packed(members | ours)


def pack_exam(bundle: Bundle) -> bytes:
    """Return all that our grader needs, solutions and known attempts included."""
    content = {"schema": SCHEMA, **asdict(bundle.manifest)}
    manifest = json.dumps(content, indent=1, ensure_ascii=False)
    known = {
        "solutions": bundle.solutions,
        "attempts": [asdict(a) for a in bundle.attempts],
        "reach": bundle.reach,
    }
    answers = json.dumps(known, indent=1, ensure_ascii=False)
    members = {MANIFEST: manifest.encode() + b"\n", SETUP: bundle.setup.encode()}
    members |= {ELSEWHERE: bundle.elsewhere.encode()}
    members |= {ANSWERS: answers.encode() + b"\n", EVIDENCE: bundle.evidence.encode()}
    return zips.packed(members | _tests(bundle))


def _tests(bundle: Bundle) -> dict[str, bytes]:
    return {f"tests/{name}.py": text.encode() for name, text in bundle.tests.items()}


def _with_packages(environment: bytes, pins: Iterable[str]) -> bytes:
    """Return the environment that Otter makes for grading, with our packages in it."""
    made = yaml.safe_load(environment)
    (packages,) = (d["pip"] for d in made["dependencies"] if isinstance(d, dict))
    packages += [pin for pin in pins if not pin.startswith("otter-grader==")]
    return str(yaml.safe_dump(made, sort_keys=False)).encode()


def load(path: Path) -> Bundle:
    """Return the bundle in `path`; raise ReleaseError where there is none that we made."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _read(archive)
    except FileNotFoundError:
        wrong = "no such bundle"
    except (zipfile.BadZipFile, zlib.error, OSError) as error:
        wrong = f"not a readable zip: {error}"
    except UnknownSchema as error:
        wrong = f"made for schema {error}, this is schema {SCHEMA}"
    except (KeyError, TypeError, ValueError, AttributeError):
        wrong = "a zip that is no bundle of ours"
    raise ReleaseError(str(path), wrong, "Run `lab build`.")


def _read(archive: zipfile.ZipFile) -> Bundle:
    data = json.loads(archive.read(MANIFEST))
    if data["schema"] != SCHEMA:
        raise UnknownSchema(data["schema"])
    manifest = _manifest(data)
    tests = {q.name: archive.read(f"tests/{q.name}.py").decode() for q in manifest.questions}
    answers = json.loads(archive.read(ANSWERS))
    attempts = tuple(Attempt(**attempt) for attempt in answers["attempts"])
    setup, evidence = archive.read(SETUP).decode(), archive.read(EVIDENCE).decode()
    solutions, reach = answers["solutions"], answers["reach"]
    elsewhere = archive.read(ELSEWHERE).decode()
    return Bundle(manifest, tests, setup, solutions, attempts, evidence, reach, elsewhere)


def _manifest(data: dict[str, Any]) -> Manifest:
    questions = tuple(
        Question(
            item["name"],
            item["points"],
            tuple(Case(**case) for case in item["cases"]),
            tuple(item["defines"]),
            item["stub"],
        )
        for item in data["questions"]
    )
    given = tuple(data["given"])
    return Manifest(data["slug"], data["title"], questions, given)
