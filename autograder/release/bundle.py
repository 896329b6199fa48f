"""Packs and loads the bundle: what Otter's autograder and ours need to grade one assignment."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

from autograder.errors import ReleaseError
from autograder.model import SCHEMA, Attempt, Bundle, Case, Manifest, Question

MANIFEST, SETUP, ANSWERS, EVIDENCE = "manifest.json", "setup.py", "answers.json", "evidence.py"
ELSEWHERE = "elsewhere.py"
DATE = (1980, 1, 1, 0, 0, 0)


class UnknownSchema(Exception):
    """The manifest was written by another version of this package."""


def pack(otter_bundle: bytes, bundle: Bundle) -> bytes:
    """Return Otter's zip with our test files, manifest and setup cell, always the same bytes.

    Otter's own files stay as they are, so that ``otter run -a`` accepts the result.
    """
    with zipfile.ZipFile(io.BytesIO(otter_bundle)) as made:
        members = {name: made.read(name) for name in made.namelist()}
    ours = {f"tests/{name}.py": text.encode() for name, text in bundle.tests.items()}
    otters = {name for name in members if name.startswith("tests/")}
    if otters != set(ours):
        odd = ", ".join(sorted(otters ^ set(ours)))
        wrong = f"Otter made other test files: {odd}"
        raise ReleaseError(bundle.manifest.slug, wrong, "Report it.")
    content = {"schema": SCHEMA, **asdict(bundle.manifest)}
    manifest = json.dumps(content, indent=1, ensure_ascii=False)
    known = {"solutions": bundle.solutions, "attempts": [asdict(a) for a in bundle.attempts]}
    answers = json.dumps(known, indent=1, ensure_ascii=False)
    members |= ours | {MANIFEST: manifest.encode() + b"\n", SETUP: bundle.setup.encode()}
    members[ANSWERS] = answers.encode() + b"\n"
    members[EVIDENCE] = bundle.evidence.encode()
    members[ELSEWHERE] = bundle.elsewhere.encode()
    packed = io.BytesIO()
    # Stored, not deflated: two builds of zlib may compress the same bytes differently.
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, DATE)
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, members[name])
    return packed.getvalue()


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
    elsewhere = archive.read(ELSEWHERE).decode()
    return Bundle(manifest, tests, setup, answers["solutions"], attempts, evidence, elsewhere)


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
