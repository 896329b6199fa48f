"""Moodle: "Download all submissions", grading worksheet, gradebook import, feedback files.

Names as https://github.com/moodle/moodle makes them (mod/assign/classes/downloader.php) and reads
them back (mod/assign/feedback/file/importziplib.php); the worksheet's headers as
mod/assign/gradingtable.php writes them in four languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from autograder.lms.files import Tree
from autograder.lms.form import Form, GradeFile, Platform, share
from autograder.lms.model import Download, HandIn, Kind, Person, Piece, gather

PART = re.compile(
    r"(?P<name>[^/]+?)(?:_(?P<id>[0-9]+))?_assignsubmission_(?P<plugin>[a-z]+)[_/](?P<rest>.+)",
    re.DOTALL,
)
"""Folders, with a trailing ``_`` up to Moodle 4.0, and the flat form; a name holds no ``_``."""


def claims(tree: Tree) -> bool:
    """Say whether most paths begin ``<full name>_<participant id>_assignsubmission_…``."""
    return share(tree, PART) > 0.5


def read(tree: Tree) -> Download:
    """Read folders or flat names; a group without an id is nobody's."""
    return gather("moodle", _pieces(tree))


def _pieces(tree: Tree) -> Iterator[Piece]:
    for file in tree.work():
        found = PART.fullmatch(file.name)
        if not found:
            yield Piece(file.name, file)
            continue
        name, number = found["name"], found["id"] or ""
        person = Person.of(number, name, participant=number)
        title = found["rest"].lstrip("/").rsplit("/", 1)[-1]
        yield Piece(
            label=f"{name}_{number}" if number else name,
            file=file.called(title),
            people=(person,) if number else (),
            kind=Kind.TEXT if found["plugin"] == "onlinetext" else Kind.FILE,
        )


def reply(person: Person, hand_in: HandIn | None) -> str:
    """Return the folder that Moodle takes for the participant's, and the file in it."""
    number = person.get("participant")
    name = re.sub(r'[_/\\:*?"<>|\x00-\x1f]+', " ", person.name).strip(" .~") or "Participant"
    return f"{name}_{number}_assignsubmission_file/feedback" if number else ""


def _participant(identifier: str) -> str:
    """Return the number in ``Participant 45101``, ``Teilnehmer/in45101`` …"""
    found = re.fullmatch(r"\D*(\d+)", identifier.strip())
    return found[1] if found else ""


def _late(status: str) -> str:
    """Return the status of whoever was late, in the languages of `WORKSHEET`."""
    words = (" late", "verspätet", "en retard", "de retraso", "tarde")
    return status if any(word in f" {status.casefold()}" for word in words) else ""


def _locked(changeable: str) -> str:
    """Return something where the grade is locked."""
    return changeable if changeable.strip().casefold() in ("no", "nein", "non") else ""


EMAIL = ("Email address", "E-Mail-Adresse", "Adresse de courriel", "Dirección de correo")
NUMBER = (
    *("ID number", "ID-Nummer", "Número de ID"),
    *("Numéro d’identification", "Numéro d'identification"),
)
GROUP = ("Group", "Groups", "Gruppe", "Gruppen", "Groupe", "Groupes", "Grupo", "Grupos")
LOGIN = ("Username", "Anmeldename", "Nom d’utilisateur", "Nom d'utilisateur", "Nombre de usuario")

WORKSHEET = Form(
    title="Moodle grading worksheet",
    columns={
        "participant": ("Identifier", "ID", "Identifiant", "Identificador"),
        "name": ("Full name", "Vollständiger Name", "Nom complet", "Nombre completo"),
        "number": NUMBER,
        "login": LOGIN,
        "email": (*EMAIL, "Email"),
        "late": ("Status", "Statut", "Estado", "Estatus"),
        "group": GROUP,
        "grade": ("Grade", "Bewertung", "Note", "Calificación"),
        "possible": (
            *("Maximum Grade", "Bestwertung", "Höchstbewertung"),
            *("Note maximale", "Calificación máxima"),
        ),
        "locked": (
            *("Grade can be changed", "Bewertung kann geändert werden"),
            *("La note peut être modifiée", "La calificación puede ser cambiada"),
        ),
        "modified": (
            *("Last modified (grade)", "Zuletzt geändert (Bewertung)"),
            *("Dernière modification (note)", "Última modificación (calificación)"),
        ),
        "comment": (
            *("Feedback comments", "Feedback als Kommentar"),
            *("Feedback par commentaires", "Comentarios de retroalimentación"),
        ),
    },
    needs=frozenset({"participant", "grade", "modified"}),
    key=("participant",),
    clean={"participant": _participant, "late": _late, "locked": _locked},
)

PARTICIPANTS = Form(
    title="Moodle participants list or gradebook",
    columns={
        "first": ("First name", "Vorname", "Prénom", "Nombre"),
        "last": (
            *("Last name", "Surname", "Nachname"),
            *("Nom de famille", "Nom", "Apellido(s)", "Apellidos"),
        ),
        "number": NUMBER,
        "login": LOGIN,
        "email": EMAIL,
        "group": GROUP,
    },
    needs=frozenset({"first", "last"}),
    key=("number", "login", "email"),
    grade=r"(?:[^:]+: ?)?(?P<title>.+?) \((?:Real|Punkte|Brut)\)",
    keep=frozenset({"first", "last", "number", "login", "email"}),
)

PLATFORM = Platform(
    name="moodle",
    title="Moodle",
    claims=claims,
    read=read,
    forms=(WORKSHEET, PARTICIPANTS),
    grades=GradeFile(
        name="moodle-gradebook.csv",
        identity=(("ID number", "number"), ("Email address", "email"), ("Username", "login")),
        comment=(("{title} (feedback)", "{comment}"),),
        one_identity=True,
        note="A grade that is imported into the gradebook can no longer be changed in the"
        " assignment: the filled grading worksheet is the better way.",
    ),
    reply=reply,
    bulk=True,
    note="Moodle needs the feedback type “Feedback files” to be on.",
)
