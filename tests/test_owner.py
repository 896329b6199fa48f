"""Who handed a submission in is read from any form of the id; a TRAINED line is its owner's."""

from __future__ import annotations

import pytest

from autograder.grading.literal_id import literal_id
from autograder.grading.owner import Claim, decide, judged, owner_of, same_id
from autograder.model import Cell, Submission


def said(*sources: str) -> str:
    return literal_id([Cell("", source) for source in sources])


FORMS = [
    'student_id = "ana01"',
    "student_id='ana01'",
    'student_id = """ana01"""',
    'student_id = " ana01 "  # mine',
    'student_id: str = "ana01"',
    'student_id = ("ana01")',
    'student_id = ["ana01"]',
    'student_id = "ana01",',
    'student_id = {"ana01"}',
    'student_id = "ana" "01"',
    'student_id = "ana" + "01"',
    'student_id = (\n    "ana01"\n)',
    'student_id = f"ana01"',
    'number = "01"\nstudent_id = f"ana{number}"',
    'student_id = str("ana01")',
    'student_id = "ana01".strip().lower()',
    'name = student_id = "ana01"',
    'student_id, group = "ana01", 3',
    'mine = "ana01"\nstudent_id = mine',
    '(student_id := "ana01")',
    'folder = "C:\\data"\nmine = "ana01"\nstudent_id = mine',
    'student_id = b"ana01"',
    'globals()["student_id"] = "ana01"',
    'student_id = "ana01" #@param {type:"string"}',
    'if True:\n    student_id = "ana01"\nelse:\n    pass',
    'try:\n    student_id = "ana01"\nfinally:\n    pass',
    '%%time\n!nvidia-smi\nstudent_id = "ana01"',
    '  %matplotlib inline\nstudent_id = "ana01"',
    'files = !ls\nstudent_id = "ana01"',
    'def broken(:\nstudent_id = "ana01"',
    "student_id = “ana01”",
    "student_id = 'ana01",
    'student_id = "ana01"; print(student_id)',
    'x = "' + "A" * 100_000 + '"\nstudent_id = "ana01"',
    "\n" * 100_000 + 'student_id = "ana01"',
]


@pytest.mark.parametrize("source", FORMS, ids=[repr(form[:40]) for form in FORMS])
def test_any_literal_form_of_the_id_is_read(source: str) -> None:
    """What else stands in the cell does no harm."""

    assert "ana01" == said(source)


@pytest.mark.parametrize(
    ("source", "student"),
    [
        ("student_id = 20231234", "20231234"),
        ("student_id = str(20231234)", "20231234"),
        ("student_id = 20_231_234", "20231234"),
        ("student_id = 20231234.0", "20231234"),
        ("student_id = 00123", "00123"),
        ('student_id = "o\'brien@example.org"', "o'brien@example.org"),
        ("student_id = 'o\\'brien@example.org'", "o'brien@example.org"),
        ("student_id = 'o'brien@example.org'", "o'brien@example.org"),
        ('student_id = "李小龙"', "李小龙"),
        ('student_id = "a#b"', "a#b"),
    ],
)
def test_numbers_and_signs_in_an_id_are_kept(source: str, student: str) -> None:
    """Leading noughts too."""

    assert student == said(source)


@pytest.mark.parametrize(
    "source",
    [
        'student_id = ""',
        "student_id = None",
        "student_id = ...",
        "student_id = input()",
        'student_id == "x"',
        'other_student_id = "x"',
        'print(student_id, "x")',
        'def f():\n    student_id = "x"',
        '# student_id = "x"',
        'text = """\nstudent_id = "x"\n"""',
        "student_id = ['a', 'b']",
        f'student_id = "{"x" * 101}"',
        'student_id = "a\\nb"',
        "student_id = 9" + "9" * 5000,
    ],
)
def test_what_is_no_id_is_not_taken_for_one(source: str) -> None:
    """Nothing, a function's own name, a comment, a text that only looks like it."""

    assert "" == said(source)


def test_the_last_id_that_says_something_counts() -> None:
    """Cells run in the order of the file."""

    assert "b" == said('student_id = "a"', 'student_id = "b"', "student_id = student_id.strip()")


def test_only_code_is_asked() -> None:
    """A Markdown cell says nothing about who it is."""

    assert "" == literal_id([Cell("", 'student_id = "a"', "markdown")])


def test_the_given_setup_cell_may_hold_the_id_too() -> None:
    """It is long, speaks of the name itself, and students write below it."""
    given = "#@title Setup\n" + 'ids = {"student_id": str(globals().get("student_id"))}\n' * 2_000

    assert "a" == said(f'{given}student_id = "a"') and "" == said(given)


@pytest.mark.parametrize(
    "hostile",
    ["(" * 100_000, "if a: b\n" + "elif a: b\n" * 4_000, "1+" * 20_000 + "1", "[" * 150, "\0"],
    ids=["brackets", "elifs", "sum", "deep", "nul"],
)
def test_a_hostile_cell_costs_nothing(hostile: str) -> None:
    """Its id is not read, that of the next cell is."""

    assert "a" == said(f"student_id = {hostile}", f"{hostile}\nstudent_id", 'student_id = "a"')


@pytest.mark.parametrize(
    ("roster", "cell", "owner", "noted"),
    [
        ({"x.ipynb": "student-07"}, 'student_id = "student-08"', "student-07", "student-08"),
        ({"x.ipynb": "student-07"}, 'student_id = " Student-07"', "student-07", ""),
        ({}, 'student_id = "student-08"  # mine', "student-08", ""),
        ({}, 'student_id = ""', "x", "the file's name"),
        ({}, "y = 1", "x", "the file's name"),
    ],
)
def test_the_owner_comes_from_roster_then_notebook_then_file(
    roster: dict[str, str], cell: str, owner: str, noted: str
) -> None:
    """In this order; a notebook that says otherwise is noted."""
    found = owner_of("x.ipynb", [Cell("", cell)], roster)

    assert owner == found.student
    assert noted in " ".join(found.notes) and bool(noted) == bool(found.notes)


@pytest.mark.parametrize(
    ("one", "other"), [("Ana", " ana "), ("ａｎａ０１", "ana01"), ("é", "e\u0301"), ("X", "x\n")]
)
def test_ids_are_the_same_whatever_their_width_case_and_accents(one: str, other: str) -> None:
    """Stripped, in lower case, NFKC-normalised."""

    assert same_id(one, other)


def refused(*claims: Claim, people: tuple[str, ...] = ()) -> dict[str, bool]:
    return {name: bool(verdict.refused) for name, verdict in decide(claims, people).items()}


def test_ones_own_line_counts() -> None:
    """Without a word."""
    (verdict,) = decide([Claim("a.ipynb", "ana", "ANA ")]).values()

    assert ("", ()) == (verdict.refused, verdict.notes)


def test_a_line_of_an_id_that_nobody_else_has_counts_and_is_noted() -> None:
    """A typing mistake in the id costs nothing."""
    (verdict,) = decide([Claim("a.ipynb", "ana", "anna")]).values()

    assert "" == verdict.refused
    assert ("its outputs are for anna, not for ana: they count, nobody else has them",) == (
        verdict.notes
    )


def test_anothers_line_earns_nothing_and_costs_its_owner_nothing() -> None:
    """Both are told, the one what to do, staff who has it."""
    claims = [Claim("a.ipynb", "ana", "ana"), Claim("b.ipynb", "ben", "ana")]
    verdicts = decide(claims)

    assert {"a.ipynb": False, "b.ipynb": True} == refused(*claims)
    assert 'is for the id "ana", which is another person\'s' in verdicts["b.ipynb"].refused
    assert "they count here only" in verdicts["a.ipynb"].notes[0]


def test_the_line_of_somebody_who_handed_nothing_in_earns_nothing() -> None:
    """The roster knows that the id is a person's."""

    assert {"b.ipynb": True} == refused(Claim("b.ipynb", "ben", "ana"), people=("ana", "ben"))


def test_a_line_that_two_people_hand_in_earns_neither_anything() -> None:
    """Unless one of them is the one whose id it is, nobody can tell who trained."""
    claims = [Claim("a.ipynb", "ana", "x9"), Claim("b.ipynb", "ben", "X9")]

    assert {"a.ipynb": True, "b.ipynb": True} == refused(*claims)
    assert "for which somebody else has one too" in decide(claims)["a.ipynb"].refused


@pytest.mark.parametrize("line", ["ana", "x9", ""])
def test_two_files_of_one_person_are_a_resubmission(line: str) -> None:
    """They cost nothing, whatever id the line has."""
    claims = [Claim("a.ipynb", "ana", line), Claim("a (1).ipynb", "Ana", line)]

    assert {"a.ipynb": False, "a (1).ipynb": False} == refused(*claims)
    assert "2 files are of ana: taken for one person's" in decide(claims)["a.ipynb"].notes


def test_a_verdict_reaches_the_submission() -> None:
    """The line itself is kept for staff."""
    line = {"student_id": "ana"}
    submission = Submission("b.ipynb", "ben", (), {"report": line}, notes=("before",))
    verdicts = decide([Claim("b.ipynb", "ben", "ana")], ["ana"])

    found = judged(submission, verdicts["b.ipynb"])

    assert found.evidence["report"] is line and verdicts["b.ipynb"].refused == found.evidence_note
    assert "before" == found.notes[0] and 2 == len(found.notes)


def number_of(text: str) -> str | None:
    """Return the platform's number of a student by the id that the course uses."""
    return {"ana01": "5101", "bo02": "5102"}.get(text)


def test_a_line_for_another_id_of_its_owner_counts() -> None:
    """The platform knows people by its numbers, notebooks by the course's ids."""
    claims = [Claim("a", "5101", "ana01"), Claim("b", "5102", "ana01")]

    verdicts = decide(claims, ["5101", "5102"], number_of)

    assert ("", True) == (verdicts["a"].refused, bool(verdicts["b"].refused))
    assert '"ana01"' in verdicts["b"].refused and "5101" not in verdicts["b"].refused


def test_a_notebook_may_call_its_owner_by_another_id() -> None:
    """Somebody else's is noted; one that the course cannot tell is not."""
    cells = {name: (Cell("", f'student_id = "{name}"'),) for name in ("ana01", "bo02", "who")}

    notes = [len(owner_of("f", cells[name], {"f": "5101"}, number_of).notes) for name in cells]

    assert [0, 1, 0] == notes


def test_several_files_of_one_person_are_no_news_where_the_platform_tells_it() -> None:
    """A note would have them graded again with every run."""
    claims = [Claim("a", "5101"), Claim("b", "5101")]

    assert ((), ()) == tuple(v.notes for v in decide(claims, told=True).values())
