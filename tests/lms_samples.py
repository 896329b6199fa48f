"""A class of thirty invented people, and its download and roster as each platform would make them.

Every builder follows the documented form of its platform and uses nothing of `autograder.lms`.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

LAB = "linreg.ipynb"
TITLE = "Linear Regression"
LMS = ("canvas", "moodle", "gradescope", "blackboard", "brightspace")
"""Platforms that take uploads."""


@dataclass(frozen=True)
class Student:
    """One person, under every id that some platform knows."""

    n: int
    first: str
    last: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def sortable(self) -> str:
        return f"{self.last}, {self.first}"

    @property
    def canvas(self) -> str:
        return str(5100 + self.n)

    @property
    def participant(self) -> str:
        return str(45100 + self.n)

    @property
    def number(self) -> str:
        return f"00{1000 + self.n}"

    @property
    def login(self) -> str:
        return f"user_{self.n:02}"

    @property
    def email(self) -> str:
        return f"{self.login}@uni.example"

    @property
    def github(self) -> str:
        return f"uni-student-{self.n:02}"


ODD = {
    1: ("Student, the 1st", "One, Jr."),
    2: ('Quo"te', "O'Apos-Trophe"),
    3: ("=SUM(A1)", "=HYPERLINK(1)"),
    4: ("@at", "+plus"),
    5: ("-minus", "und_er_score"),
    6: ("Ñandú", "Éléphant Çedille"),
    7: ("תלמיד", "ניסיון"),
    8: ("طالب", "تجربة"),
    9: ("学生", "第九"),
    10: ("Very" * 12, "Long" * 12),
    11: ("Sla/sh", "Back\\slash: *?<>|"),
    12: ("İstanbul", "Straße"),
    13: ("van der", "Digits 2"),
    14: ("e\u0301 combining", "o\u0308 marks"),
    15: ("Late", "LATE"),
    16: ("anon", "text"),
}
CLASS = [Student(n, *ODD.get(n, ("Student", f"Number {n:02}"))) for n in range(1, 31)]
TWINS = (29, 30)
CLASS[28] = Student(29, "Twin", "Namesake")
CLASS[29] = Student(30, "Twin", "Namesake")
STRANGER = Student(977, "Stran", "Ger")

NOTHING = {17, 18}
LATE = {2, 15}
AGAIN = {1, 19, 20}
TWO_FILES = {3}
TEXT = {4, 21}
LINK = {22}
WRONG = {23: "report.pdf", 24: "lab.py", 25: "all.zip", 26: "a_12_34_LATE_x (1).ipynb"}


def grow(count: int) -> None:
    """Make it a class of so many, a multiple of thirty: the same habits again and again."""
    for more in range(30, count, 30):
        CLASS.extend(Student(n, "Student", f"Number {n:02}") for n in range(more + 1, more + 31))
        for some in (NOTHING, LATE, AGAIN, TWO_FILES, TEXT, LINK):
            some |= {n + more for n in some if n <= 30}
        WRONG.update({n + more: name for n, name in WRONG.items() if n <= 30})


def files_of(student: Student) -> dict[str, bytes]:
    """Return what somebody handed in last, by the name it had."""
    if student.n in TWO_FILES:
        return {"draft.ipynb": b"draft", LAB: body(student)}
    return {WRONG.get(student.n, LAB): body(student)}


def body(student: Student, attempt: str = "last") -> bytes:
    return f"{student.n} {attempt}".encode()


def handing_in() -> list[Student]:
    return [s for s in [*CLASS, STRANGER] if s.n not in NOTHING]


# -- the downloads


def canvas_slug(name: str) -> str:
    """Drop all but Unicode letters, marks, decimal digits and connectors, as Ruby's [[:word:]]."""
    kept = [c for c in name.lower() if unicodedata.category(c)[0] in "LM" or c.isdecimal()]
    return "".join(c for c in kept if c != "_")


def canvas() -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    for s in handing_in():
        start = f"{canvas_slug(s.sortable)}_{'LATE_' if s.n in LATE else ''}{s.canvas}"
        if s.n in TEXT:
            members[f"{start}_text.html"] = body(s)
        elif s.n in LINK:
            members[f"{start}_link.html"] = body(s)
        else:
            for k, (name, data) in enumerate(files_of(s).items()):
                name = name.replace(".ipynb", "-2.ipynb") if s.n in AGAIN else name
                members[f"{start}_{90000 + 2 * s.n + k}_{name}"] = data
    return members


def file_name(name: str) -> str:
    """Drop what a file's name may not hold."""
    return re.sub(r'[/\\:*?"<>|]', "", name)


def _moodle(folder: str, text: str) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    for s in handing_in():
        start = f"{file_name(s.name).replace('_', ' ')}_{s.participant}_assignsubmission_"
        if s.n in TEXT | LINK:
            members[start + text] = body(s)
        else:
            members |= {f"{start}{folder}{name}": data for name, data in files_of(s).items()}
    return members


def moodle() -> dict[str, bytes]:
    return _moodle("file/", "onlinetext/onlinetext.html")


def moodle_4_0() -> dict[str, bytes]:
    return _moodle("file_/", "onlinetext_/onlinetext.html")


def moodle_flat() -> dict[str, bytes]:
    return _moodle("file_", "onlinetext_onlinetext.html")


def yaml_text(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def gradescope(groups: Mapping[int, int] | None = None) -> dict[str, bytes]:
    """Return the export; `groups` says with whom somebody handed in."""
    members: dict[str, bytes] = {}
    lines = ["---"]
    for s in handing_in():
        if s.n in (groups or {}):
            continue
        key = f"submission_{300000000 + s.n}"
        members |= {f"{key}/{name}": data for name, data in files_of(s).items()}
        lines += [f"{key}:", "  :submitters:"]
        for one in [s, *(m for m in CLASS if (groups or {}).get(m.n) == s.n)]:
            lines += [f"  - :name: {yaml_text(one.name)}", f'    :sid: "{one.number}"']
            lines += [f"    :email: {one.email}"]
        lines += ["  :created_at: 2026-11-20 17:59:00.000000000 Z", "  :status: processed"]
        lines += ["  :score: 0.0", "  :results:", "    :tests: []"]
        lines += ["  :history:", "  - :id: 12"] if s.n in AGAIN else ["  :history: []"]
    members["submission_metadata.yml"] = "\n".join(lines).encode()
    return {f"assignment_77_export/{name}": data for name, data in members.items()}


RECEIPT = """Name: {name} ({login})
Assignment: {title}
Date Submitted: Friday, November 20, 2026 12:30:00 PM CET
Current Grade: Needs Grading

Submission Field:
{text}

Comments:
There are no student comments for this assignment.

Files:
"""


def blackboard() -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    for s in handing_in():
        hours = (9, 10, 12) if s.n in AGAIN else (12,)
        for hour in hours:
            label = f"Lab_2 {TITLE}_{s.login}_attempt_2026-11-20-{hour:02}-30-00"
            receipt = RECEIPT.format(name=s.name, login=s.login, title=TITLE, text="(nothing)")
            members[f"{label}.txt"] = receipt.encode()
            if s.n not in TEXT | LINK:
                for name, data in files_of(s).items():
                    members[f"{label}_{name}"] = data if hour == 12 else body(s, f"at {hour}")
    return members


def brightspace() -> dict[str, bytes]:
    members = {"index.html": b"<html>"}
    for s in handing_in():
        start = f"{12000 + s.n}-{340000 + s.n} - {file_name(s.name)} - Nov 20, 2026"
        if s.n in AGAIN:
            members[f"{start} 926 AM/{LAB}"] = body(s, "morning")
            members[f"{start} 1226 AM/{LAB}"] = body(s, "midnight")
        members |= {f"{start} 926 PM/{name}": data for name, data in files_of(s).items()}
    return members


def classroom() -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    for s in handing_in():
        name = f"{file_name(s.name)} - {TITLE} - 2"
        members[f"{name}{' (1)' if s.n == TWINS[1] else ''}.ipynb"] = body(s)
    return {f"{TITLE} - 2/{name}": data for name, data in members.items()}


def github_classroom() -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    for s in handing_in():
        top = f"lab-2-submissions/lab-2-{s.github}"
        members |= {f"{top}/.git/HEAD": b"ref", f"{top}/.git/config": b"x"}
        members |= {f"{top}/README.md": b"# starter", f"{top}/{LAB}": body(s)}
    return members


def plain() -> dict[str, bytes]:
    return {
        (f"{s.login}/{LAB}" if s.n % 2 else f"lab 2-{s.login}.ipynb"): body(s) for s in handing_in()
    }


# -- the rosters


def text_of(rows: list[list[str]], separator: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def canvas_gradebook() -> bytes:
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    rows = [[*head, "Old quiz (11)", f"{TITLE} (7654)", "Final Score"]]
    rows += [["", "", "", "", "", "", "Manual Posting", ""]]
    rows += [["    Points Possible", "", "", "", "", "3", "35", "(read only)"]]
    for s in CLASS:
        name = f'="{s.sortable}"' if s.sortable.startswith("=") else s.sortable
        rows.append([name, s.canvas, s.number, s.login, "A", "2.5", "", "50.00"])
    rows.append(["Student, Test", "9999", "", "0123abc", "A", "", "", ""])
    return text_of(rows).encode()


def moodle_worksheet() -> bytes:
    rows = [["Identifier", "Full name", "ID number", "Email address", "Status", "Grade"]]
    rows[0] += ["Maximum Grade", "Grade can be changed"]
    rows[0] += ["Last modified (grade)", "Feedback comments"]
    for s in CLASS:
        status = "Submitted for grading" + (" - 1 hour late" if s.n in LATE else "")
        rows.append([f"Participant {s.participant}", s.name, s.number, s.email, status])
        rows[-1] += ["", "35.00", "Yes", "-", "<p>old</p>\nline" if s.n == 5 else ""]
    return b"\xef\xbb\xbf" + text_of(rows).encode()


def gradescope_roster() -> bytes:
    rows = [["First Name", "Last Name", "SID", "Email", "Role", "Sections"]]
    rows += [[s.first, s.last, s.number, s.email, "Student", "A"] for s in CLASS]
    rows += [["Staff", "One", "t1", "t1@uni.example", "TA", "A"]]
    return text_of(rows).encode()


def blackboard_grades() -> bytes:
    rows = [["Last Name", "First Name", "Username", "Student ID", "Last Access"]]
    rows[0] += [f"{TITLE} [Total Pts: 35 Score] |1234567"]
    rows += [[s.last, s.first, s.login, s.number, "2026-11-20", ""] for s in CLASS]
    return b"\xff\xfe" + text_of(rows, "\t").encode("utf-16-le")


def brightspace_grades() -> bytes:
    item = f"{TITLE} Points Grade <Numeric MaxPoints:35 Weight:10>"
    rows = [["OrgDefinedId", "Username", "Last Name", "First Name", item, "End-of-Line Indicator"]]
    rows += [[f"#{s.number}", f"#{s.login}", s.last, s.first, "", "#"] for s in CLASS]
    return text_of(rows).encode()


def github_grades() -> bytes:
    rows = [["assignment_name", "assignment_url", "starter_code_url", "github_username"]]
    rows[0] += ["roster_identifier", "student_repository_name", "student_repository_url"]
    rows[0] += ["submission_timestamp", "points_awarded", "points_available"]
    for s in CLASS:
        repository = f"lab-2-{s.github}"
        rows.append(["lab-2", "", "", s.github, s.number, repository, "", "", "", "35"])
    return text_of(rows).encode()


def name_list() -> bytes:
    rows = [["Name", "Email", "Student ID", "Login"]]
    rows += [[s.name, s.email, f'="{s.number}"', s.login] for s in CLASS]
    return text_of(rows, ";").encode("utf-8-sig")


@dataclass(frozen=True)
class Sample:
    """A platform's download and roster."""

    platform: str
    build: Callable[[], dict[str, bytes]]
    listed: Callable[[], bytes]
    late: bool = False
    texts: bool = False

    @property
    def roster(self) -> bytes:
        return self.listed()


SAMPLES = {
    "canvas": Sample("canvas", canvas, canvas_gradebook, late=True, texts=True),
    "moodle": Sample("moodle", moodle, moodle_worksheet, late=True, texts=True),
    "moodle-4.0": Sample("moodle", moodle_4_0, moodle_worksheet, late=True, texts=True),
    "moodle-flat": Sample("moodle", moodle_flat, moodle_worksheet, late=True, texts=True),
    "gradescope": Sample("gradescope", gradescope, gradescope_roster),
    "blackboard": Sample("blackboard", blackboard, blackboard_grades, texts=True),
    "brightspace": Sample("brightspace", brightspace, brightspace_grades),
    "classroom": Sample("classroom", classroom, name_list),
    "github-classroom": Sample("github-classroom", github_classroom, github_grades),
    "plain": Sample("plain", plain, name_list),
}


# -- on disk


def as_zip(path: Path, members: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def as_folder(path: Path, members: Mapping[str, bytes]) -> Path:
    for name, data in members.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return path


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
