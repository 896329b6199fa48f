"""The report on an invented class, as the README shows it.

As a command: ``python report_picture.py FOLDER [--people 120] [--picture docs/report.png]`` writes
the page and the pages of its students to FOLDER; the picture is taken by Chromium.
"""

from __future__ import annotations

import argparse
import io
import math
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from in_browser import chromium
from PIL import Image

from autograder.course import Course, Lab
from autograder.gradebook.classes import Member
from autograder.gradebook.feedback_pages import page
from autograder.gradebook.overrides import Override
from autograder.gradebook.report import Report, report
from autograder.grading.result import blank
from autograder.model import Attempt, Grade, Outcome, Question, QuestionResult, Status
from autograder.release.master import check_master
from autograder.verify import attempts

SIZE = (1080, 1180)
FIRST = ("Ada", "Ben", "Carla", "Dan", "Eva", "Finn", "Gül", "Hugo", "Ines", "Jan", "Kaya", "Liv")
LAST = ("Novak", "Kim", "García", "Öztürk", "Smith", "Rossi", "Nguyen", "Silva", "Jansen", "Popov")


COPIED = (40, 61)
ODD = """def train_{}(xs, ys, W0, b0, learning_rate, epochs):
    state, history = dict(W=W0, b=b0), []
    for step in range(epochs * len(xs) - 1, -1, -1):
        index = step % len(xs)
        wrong = state["W"] * xs[index] + state["b"] - ys[index]
        state = {{"W": state["W"] - learning_rate * wrong * xs[index], "b": state["b"] - wrong}}
        history = [*history, wrong]
    return state["W"], state["b"], history
"""
NO_LINE = "There is no TRAINED line in the saved notebook."


def invented(lab: Lab, people: int) -> Iterator[tuple[Member, Grade | None]]:
    """Yield a class: who is good is good everywhere, wrong answers are known attempts."""
    dice = random.Random(20)
    master = check_master(lab.master, lab.shared)
    questions = [Question(q.name, q.points, (), (), "") for q in master.questions]
    known = attempts.load(lab.attempts)
    hard = {question.name: dice.gauss(-0.4, 0.9) for question in questions}
    for number in range(people):
        student, able = f"s{1001 + number}", dice.gauss(0.6, 1.1)
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
        member = Member(student, "handed in", name, late=dice.random() < 0.05)
        if number % 29 == 28:
            yield Member(student, "nothing", name), None
            continue
        stops = len(questions) if dice.random() < 0.85 else dice.randrange(4, len(questions))
        results = {}
        for place, question in enumerate(questions):
            right = dice.random() < 1 / (1 + math.exp(hard[question.name] - able))
            mine = [a for a in known if a.question == question.name and a.right == right]
            mine = mine or [Attempt(question.name, "", right, "", 0.0, NO_LINE)]
            found = blank(question) if place >= stops else _result(question, dice.choice(mine))
            odd = number in COPIED and question.points >= 4 and place < stops
            code = ODD.format(question.name) if odd else found.answer
            seconds = abs(dice.gauss(0.3, 0.1))
            results[question.name] = replace(found, seconds=seconds, answer=code)
        seconds = 14.2 if number == 7 else dice.uniform(0.9, 1.8)
        grade = Grade(
            f"{student}.ipynb", student, lab.slug, Status.GRADED, results, seconds, "namespaces"
        )
        yield member, _stopped(grade, "it computed for far longer than it may", number == 7)


def _result(question: Question, attempt: Attempt) -> QuestionResult:
    if attempt.right:
        points, code = question.points, attempt.source
        return QuestionResult(points, points, Outcome.PASSED, None, "Right.", (), code)
    earned = attempt.earns or 0.0
    outcome = Outcome.PARTIAL if earned else Outcome.FAILED
    return QuestionResult(
        earned, question.points, outcome, attempt.name or None, attempt.says, (), attempt.source
    )


def _stopped(grade: Grade, why: str, so: bool) -> Grade:
    return replace(grade, status=Status.TIMED_OUT, notes=(why,)) if so else grade


def made(lab: Lab, people: int, folder: Path) -> Report:
    """Write the pages of the class, and return the report on it."""
    class_ = list(invented(lab, people))
    at = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
    decisions = [Override(lab.slug, "s1013", "q6", 2.0, "ta-kim", at, "counted operations by hand")]
    links = {}
    (folder / "feedback").mkdir(parents=True, exist_ok=True)
    for member, grade in class_:
        if grade:
            links[member.student] = f"feedback/{member.student}.html"
            text = page(grade, lab.title, member.name).html()
            (folder / links[member.student]).write_text(text, encoding="utf-8")
    given = defaultdict(list)
    for attempt in attempts.load(lab.attempts):
        given[attempt.question].append(attempt.source)
    found = report(lab.title, class_, decisions, given, links)
    (folder / "report.html").write_text(found.html(), encoding="utf-8")
    return found


def take_picture(html: Path, to: Path) -> None:
    """Take a picture of the top of a page, with few colours, so that it weighs little."""
    with tempfile.TemporaryDirectory() as folder, chromium(Path(folder), *SIZE) as browser:
        browser.goto(html.as_uri())
        picture = Image.open(io.BytesIO(browser.screenshot())).convert("RGB").quantize(48)
    to.parent.mkdir(parents=True, exist_ok=True)
    picture.save(to, optimize=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=120)
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    lab = Course.find(Path(__file__).parent).lab("linreg-tensorflow")
    made(lab, options.people, options.folder)
    if options.picture:
        take_picture((options.folder / "report.html").resolve(), options.picture)


if __name__ == "__main__":
    main()
