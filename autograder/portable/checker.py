"""What every student notebook brings along: public tests that run in it, and kind words on them.

The build packs this module and the others of this folder into the setup cell of each release, so it
imports only the standard library and NumPy, and works in Colab, in Jupyter and under stock Otter.
"""

import contextlib
import html
import inspect
import re
import sys
import warnings

from autograder.portable.answers import Recorded, alike, gist
from autograder.portable.starting import shell, under_otter


@contextlib.contextmanager
def needs(*questions):
    """Draw a figure with your own functions, or say kindly which question it waits for."""
    names = " and ".join(", ".join(questions).rsplit(", ", 1))
    try:
        yield
        return
    except NotImplementedError as unfinished:
        print(f"🕓 This needs {names} first ({unfinished}). Fill it in above, then run me again.")
    except NameError as unknown:
        print(f"🕓 This needs {names} first ({unknown}). Run the cells above, then run me again.")
    except Exception as error:
        print(f"⚠️ This uses your {names}, which stopped with {type(error).__name__}: {error}")
        print(f"   Run the check of {names}: it says more. Then run me again.")
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")  # what is half drawn


class Case:
    """One public test case: its function, and the hint for when it fails.

    `success_message` marks one that looks at the form of an answer alone: it is never green.
    """

    def __init__(self, function, failure_message=None, success_message=None, **settings):
        self.function, self.hint, self.form = function, failure_message, success_message
        self.title = function.__name__.removeprefix("test_").replace("_", " ")

    def run(self, names):
        """Call the function on what `names` has for its arguments.

        Returns what it raised, and what it says of an answer that is right.
        """
        try:
            arguments = inspect.signature(self.function).parameters
            return None, self.function(*(names.get(name) for name in arguments))
        except Exception as error:
            return error, None


def read_cases(source):
    """Return the cases of a test file in Otter's exception-based format."""
    cases = []

    def test_case(**settings):
        return lambda function: cases.append(Case(function, **settings))

    exec(compile(source, "<public tests>", "exec"), {"test_case": test_case})
    return cases


GREEN, FORM, OPEN, RED = "green", "filled in", "not written yet", "not right yet"
"""How a check may end."""

COLOURS = {GREEN: "#2a9d4a", FORM: "#7f8893", RED: "#b08000"}
"""The strokes beside checks, seen on white and on the grounds of dark notebooks."""


class CheckResult:
    """What a check shows: a line for each public case, kind, without test code; then the idea.

    `errors` and `said` are what the cases raised and said; `topics` what the hidden ones look at.
    """

    def __init__(self, question, cases, errors, said=(), ideas=(), topics=()):
        self.question, self.topics = question, topics
        said = said or [None] * len(cases)
        self.lines = [self._line(*each) for each in zip(cases, errors, said)]
        marks = {line[0] for line in self.lines}
        self.state = RED if "❌" in marks else OPEN if "🕓" in marks else GREEN
        if self.state == GREEN and "📝" in marks:
            self.state = FORM
        self.said = [text for text in said if text]
        if self.state == OPEN:
            ideas = ()  # nothing is wrong yet
        if len(ideas) == 1:
            self.lines.append(f"💡 {ideas[0]}")
        elif 1 < len(ideas) <= 3:
            self.lines.append("💡 Answers like yours come from one of these, or from another slip:")
            self.lines += [f"   • {idea}" for idea in ideas]

    @staticmethod
    def _line(case, error, said):
        if error is None:
            said = case.form or said
            return f"{'📝' if case.form else '✅'} {case.title}" + (f": {said}" if said else "")
        kind, text = type(error).__name__, str(error).strip()
        if kind == "NotImplementedError" and re.match(r"q\w+: ", text):  # the stub's own
            return f"🕓 {case.title}: not written yet"
        if kind == "TypeError" and text.endswith("NoneType' object is not callable"):
            return f"🕓 {case.title}: run the answer cell first"
        text = gist(text)
        reason = text if kind == "AssertionError" and text else f"your code raised {kind}: {text}"
        return f"❌ {case.title}: {reason}" + (f" {case.hint}" if case.hint else "")

    def end(self):
        """Return the last line: what to do, or what only the grader looks at."""
        if self.state not in (GREEN, FORM):
            return "Change the answer cell, run it, and run this check again."
        start = "All public checks pass." if self.state == GREEN else "It is filled in."
        topics = "; ".join(self.topics)
        return f"{start} Hidden ones follow after you submit" + (f": {topics}." if topics else ".")

    def __str__(self):
        return "\n".join([f"{self.question}", *(f"  {line}" for line in self.lines), self.end()])

    __repr__ = __str__

    def _repr_html_(self):
        colour = COLOURS.get(self.state, COLOURS[RED])
        below = "padding-left:2em;text-indent:-1.5em"  # what is wrapped goes on below the words
        lines = [(self.question, ""), *((line, below) for line in self.lines), (self.end(), "")]
        text = "".join(
            f'<div style="{style}">{html.escape(line.strip())}</div>' for line, style in lines
        )
        return f'<div style="border-left:4px solid {colour};padding:.3em .8em">{text}</div>'


class Checker:
    """Runs the public tests, which the notebook itself brings along, and names known mistakes.

    `namespace` is the notebook's, `public_tests` the test file of each question; `ideas` tells, by
    question, what known wrong answers say to the public cases, and the sentence on each idea, and
    `topics` what its hidden cases look at.  Nothing is installed, nothing is read from disk, and no
    file there decides anything.  Under ``otter run`` Otter's own checker works.
    """

    def __init__(self, namespace, public_tests, ideas, topics=None):
        self.namespace, self.public_tests, self.ideas = namespace, public_tests, ideas
        self.topics = topics or {}

    def check(self, question):
        """Show how the public tests of one question go with what the notebook defines."""
        if under_otter():
            return sys.modules["otter"].Notebook().check(question, self.namespace)
        show(self.result(question))

    def result(self, question):
        """Run the public tests of one question on what the notebook defines."""
        noted = []
        recorded, cases = Recorded(self.namespace, noted), read_cases(self.public_tests[question])
        with warnings.catch_warnings():  # of a cost that is to blow up, say: no red for that
            warnings.simplefilter("ignore")
            ran = [case.run(recorded) for case in cases]
        errors = [error for error, _ in ran]
        passed = [error is None for error in errors]
        fitting = [
            idea["says"]
            for idea in self.ideas.get(question, [])
            if idea["passed"] == passed and alike(noted, idea["answers"])
        ]
        said, topics = [text for _, text in ran], self.topics.get(question, ())
        return CheckResult(question, cases, errors, said, fitting, topics)

    def check_all(self):
        """Show the check of every question, then how many are green and what to do next."""
        if under_otter():  # stock Otter checks each question by itself
            return
        results = []
        for question in self.public_tests:
            results.append(self.result(question))
            show(results[-1])
        print("\n".join([*tally(results), next_step(results)]))


def tally(results):
    """Return lines that count the checks, and name those that are not green."""
    names = {
        state: [result.question for result in results if result.state == state]
        for state in (GREEN, FORM, RED, OPEN)
    }
    others = [state for state in (FORM, RED, OPEN) if names[state]]
    return [
        f"{len(names[GREEN])} of {len(results)} checks are green.",
        *(f"{state.capitalize()}: {', '.join(names[state])}." for state in others),
    ]


def next_step(results):
    """Return a line that says what to do next."""
    undone = [result.question for result in results if result.state in (RED, OPEN)]
    if undone:
        return f"Next: {undone[0]}. Its check says what to change; half an answer counts, too."
    return "Next: hand it in, with submit() in the last cell."


def show(result):
    """Show a result as the front end likes it best."""
    if shell():
        sys.modules["IPython.display"].display(result)
    else:
        print(result)
