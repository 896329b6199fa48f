"""Rosters as staff have them: any separator and encoding, four languages, Excel's habits."""

from __future__ import annotations

from pathlib import Path

import lms_samples as samples
import pytest
from lms_samples import CLASS, SAMPLES, written

from autograder.lms import RosterError, read_roster
from autograder.lms.table import read_table

MOODLE = {
    "en": "Identifier,Full name,Email address,Status,Grade,Maximum Grade,"
    "Grade can be changed,Last modified (grade),Feedback comments",
    "de": "ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,"
    "Bewertung kann geändert werden,Zuletzt geändert (Bewertung),Feedback als Kommentar",
    "fr": "Identifiant,Nom complet,Adresse de courriel,Statut,Note,Note maximale,"
    "La note peut être modifiée,Dernière modification (note),Feedback par commentaires",
    "es": "Identificador,Nombre completo,Dirección de correo,Estado,Calificación,"
    "Calificación máxima,La calificación puede ser cambiada,"
    "Última modificación (calificación),Comentarios de retroalimentación",
}
WORDS = {"en": "Participant ", "de": "Teilnehmer/in", "fr": "Participant", "es": "Participante "}
LATE = {
    "en": "Submitted for grading - 2 hours late",
    "de": "Zur Bewertung abgegeben - 2 Stunden verspätet",
    "fr": "Remis pour évaluation - 2 heures en retard",
    "es": "Enviado para calificar - 2 horas de retraso",
}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_platforms_own_table_is_a_roster(tmp_path: Path, name: str) -> None:
    """All thirty are read, and nobody else: no points, no test student, no staff."""
    roster = read_roster(written(tmp_path / "r.csv", SAMPLES[name].roster))

    assert len(CLASS) == len(roster.people)
    assert () == roster.problems


@pytest.mark.parametrize(
    ("encode", "separator"),
    [
        (lambda text: text.encode("utf-8"), ","),
        (lambda text: text.encode("utf-8-sig"), ";"),
        (lambda text: text.encode("utf-16"), "\t"),
        (lambda text: text.encode("utf-16-le"), "\t"),
        (lambda text: text.encode("utf-16-be"), ","),
        (lambda text: text.encode("cp1252"), ";"),
        (lambda text: ("sep=;\r\n" + text).encode("cp1252"), ";"),
    ],
)
def test_encodings_and_separators_are_found_out(
    tmp_path: Path, encode: object, separator: str
) -> None:
    """Excel's three kinds of CSV and a platform's own are read alike."""
    text = samples.text_of([["Name", "Email"], ["Ñandú; Ä,", "a@x"], ["B", "b@x"]], separator)
    assert callable(encode)

    roster = read_roster(written(tmp_path / "r.csv", encode(text)))

    assert ["Ñandú; Ä,", "B"] == [person.name for person in roster.people]


@pytest.mark.parametrize("language", MOODLE)
def test_moodles_worksheet_is_read_in_four_languages(tmp_path: Path, language: str) -> None:
    """Columns and the word before the participant's number are localised."""
    row = f"{WORDS[language]}45101,Ana,a@x,{LATE[language]},,35,Yes,-,"
    roster = read_roster(written(tmp_path / "r.csv", f"{MOODLE[language]}\n{row}\n".encode()))

    (person,) = roster.people
    assert ("45101", "Ana", "a@x") == (person.id, person.name, person.get("email"))
    assert {"45101"} == roster.late


@pytest.mark.parametrize(
    ("cell", "id"),
    [
        ('="00123"', "00123"),
        ('"=""00123"""', "00123"),
        ("'00123", "00123"),
        ("123.0", "123"),
        ("\xa000123 ", "00123"),
        ('"00123"', "00123"),
    ],
)
def test_excels_ways_to_write_an_id_are_understood(tmp_path: Path, cell: str, id: str) -> None:
    """Formulas, apostrophes and floats around an id are not part of it."""
    roster = read_roster(written(tmp_path / "r.csv", f"Name,Student ID\nA,{cell}\n".encode()))

    assert id == roster.people[0].id


def test_an_id_that_excel_destroyed_is_told_with_its_line(tmp_path: Path) -> None:
    """Digits that are gone are not guessed; another id of the person still counts."""
    data = b"Name,Student ID,Email\nA,00123,a@x\nB,1.00123E+09,b@x\n"

    roster = read_roster(written(tmp_path / "r.csv", data))

    assert ["00123", "b@x"] == [person.id for person in roster.people]
    assert ["r.csv:3"] == [problem.split(": ")[0] for problem in roster.problems]


def test_somebody_without_any_id_is_an_error_with_its_line(tmp_path: Path) -> None:
    """The line is the file's, whatever line breaks stand in quotes above it."""
    data = b'Name,Student ID\n"A\nB",1\nC,1E+05\n'

    with pytest.raises(RosterError, match=r"r\.csv:4: C has nothing under Student ID\. Export"):
        read_roster(written(tmp_path / "r.csv", data))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "an empty file"),
        (b"PK\x03\x04xlsx", "an Excel workbook"),
        (b"\xd0\xcf\x11\xe0xls", "an Excel workbook"),
        (b"what,ever\n1,2\n", r"r\.csv:1: no header row of a known platform in “what, ever”"),
        (b"Name,Student ID\n", "a header and nobody below it"),
        (b'Name,Student ID\nA,1\n"B,2\n', r"r\.csv:3: a quote that does not end"),
        (b"Name,ID\n\x81\x8d,1\n", "text in an unknown encoding"),
    ],
)
def test_what_is_no_roster_is_an_error(tmp_path: Path, data: bytes, says: str) -> None:
    """The error names the file, the line where there is one, and what to do."""
    with pytest.raises(RosterError, match=says):
        read_roster(written(tmp_path / "r.csv", data))


def test_somebody_who_stands_there_twice_counts_once(tmp_path: Path) -> None:
    """The first line counts, and the second is told."""
    data = b"Name,Student ID\nA,1\nB,1\n"

    roster = read_roster(written(tmp_path / "r.csv", data))

    assert ["A"] == [person.name for person in roster.people]
    assert ("r.csv:3: 1 stands in line 2 already, which counts",) == roster.problems


@pytest.mark.parametrize("name", SAMPLES)
def test_a_table_that_nobody_changed_is_the_same_bytes(tmp_path: Path, name: str) -> None:
    """Quotes, line ends, encoding and byte order mark of each cell are kept."""
    table = read_table(written(tmp_path / "r.csv", SAMPLES[name].roster))

    assert SAMPLES[name].roster == table.data(table.rows)
