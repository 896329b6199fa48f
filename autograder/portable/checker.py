"""What every student notebook brings along: public tests that run in it, and kind words on them.

The build packs this module and `answers` into the setup cell of each release, so it imports only
the standard library and NumPy, and works in Colab, in Jupyter and under stock Otter.
"""

import contextlib
import html
import inspect
import os
import re
import sys
import types

from autograder.portable.answers import Recorded, alike, gist


@contextlib.contextmanager
def quiet_start():
    """Keep off the screen what TensorFlow writes past Python (file descriptor 2) as it starts."""
    sys.stderr.flush()
    screen = os.dup(2)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(screen, 2)
        os.close(screen)


def keep(namespace, names):
    """Give the functions and classes of these names the globals of this moment for good.

    What a notebook binds later, be it `number = 17`, changes nothing for the helpers it was given.
    """
    own = dict(namespace)
    for name in names:
        own[name] = namespace[name] = _kept(namespace[name], own)


def _kept(thing, own):
    if isinstance(thing, types.FunctionType):
        code, defaults, closure = thing.__code__, thing.__defaults__, thing.__closure__
        copy = types.FunctionType(code, own, thing.__name__, defaults, closure)
        copy.__kwdefaults__, copy.__doc__ = thing.__kwdefaults__, thing.__doc__
        copy.__annotations__, copy.__qualname__ = thing.__annotations__, thing.__qualname__
        return copy
    if isinstance(thing, type) and thing.__module__ == "__main__":
        for name, value in list(vars(thing).items()):
            if isinstance(value, types.FunctionType):
                setattr(thing, name, _kept(value, own))
    return thing


@contextlib.contextmanager
def needs(*questions):
    """Draw a figure with your own functions, or say kindly which question it waits for."""
    names = " and ".join(questions)
    try:
        yield
    except NotImplementedError as unfinished:
        print(f"🕓 This needs {names} first ({unfinished}). Fill it in above, then run me again.")
    except NameError as unknown:
        print(f"🕓 This needs {names} first ({unknown}). Run the cells above, then run me again.")
    except Exception as error:
        print(f"⚠️ This uses your {names}, which stopped with {type(error).__name__}: {error}")
        print(f"   Run the check of {names}: it says more. Then run me again.")


class Case:
    """One public test case: its function, and the hint for when it fails."""

    def __init__(self, function, failure_message=None, **settings):
        self.function, self.hint = function, failure_message
        self.title = function.__name__.removeprefix("test_").replace("_", " ")

    def run(self, names):
        """Call the function on what `names` has for its arguments; return what it raised."""
        try:
            arguments = inspect.signature(self.function).parameters
            self.function(*(names.get(name) for name in arguments))
        except Exception as error:
            return error


def read_cases(source):
    """Return the cases of a test file in Otter's exception-based format."""
    cases = []

    def test_case(**settings):
        return lambda function: cases.append(Case(function, **settings))

    exec(compile(source, "<public tests>", "exec"), {"test_case": test_case})
    return cases


class CheckResult:
    """What a check shows: a line for each public case, kind, without test code; then the idea."""

    def __init__(self, question, cases, errors, ideas=()):
        self.question = question
        self.lines = [self._line(case, error) for case, error in zip(cases, errors)]
        self.passed = not any(errors)
        if len(ideas) == 1:
            self.lines.append(f"💡 {ideas[0]}")
        elif 1 < len(ideas) <= 3:
            self.lines.append("💡 One of these fits what your code answers:")
            self.lines += [f"   • {idea}" for idea in ideas]

    @staticmethod
    def _line(case, error):
        if error is None:
            return f"✅ {case.title}"
        kind, text = type(error).__name__, str(error).strip()
        if kind == "NotImplementedError" and re.match(r"q\w+: ", text):  # the stub's own
            return f"🕓 {case.title}: not written yet"
        if kind == "TypeError" and text.endswith("NoneType' object is not callable"):
            return f"🕓 {case.title}: run the answer cell first"
        text = gist(text)
        reason = text if kind == "AssertionError" and text else f"your code raised {kind}: {text}"
        return f"❌ {case.title}: {reason}" + (f" {case.hint}" if case.hint else "")

    def __str__(self):
        end = (
            "All public checks pass. Hidden ones follow after you submit."
            if self.passed
            else "Change the answer cell, run it, and run this check again."
        )
        return "\n".join([f"{self.question}", *(f"  {line}" for line in self.lines), end])

    __repr__ = __str__

    def _repr_html_(self):
        colour = "#1a7f37" if self.passed else "#9a6700"
        text = html.escape(str(self)).replace("\n", "<br>")
        return (
            f'<div style="border-left:4px solid {colour};padding:.3em .8em;'
            f'white-space:pre-wrap">{text}</div>'
        )


class Checker:
    """Runs the public tests, which the notebook itself brings along, and names known mistakes.

    `namespace` is the notebook's, `public_tests` the test file of each question; `ideas` tells, by
    question, what known wrong answers say to the public cases, and the sentence on each idea.
    Nothing is installed, nothing is read from disk.  Under ``otter run`` Otter's own checker works.
    """

    def __init__(self, namespace, public_tests, ideas):
        self.namespace, self.public_tests, self.ideas = namespace, public_tests, ideas

    def check(self, question, global_env=None):
        """Run the public tests of one question on what the notebook defines."""
        names = self.namespace if global_env is None else global_env
        if _otter_grades():
            return sys.modules["otter"].Notebook().check(question, names)
        noted = []
        recorded, cases = Recorded(names, noted), read_cases(self.public_tests[question])
        errors = [case.run(recorded) for case in cases]
        passed = [error is None for error in errors]
        fitting = [
            idea["says"]
            for idea in self.ideas.get(question, [])
            if idea["passed"] == passed and alike(noted, idea["answers"])
        ]
        return CheckResult(question, cases, errors, fitting)

    def check_all(self):
        """Print the check of every question."""
        if not _otter_grades():  # stock Otter checks each question by itself
            for question in self.public_tests:
                print(self.check(question), end="\n\n")


def _otter_grades():
    """Tell whether Otter-Grader runs this notebook to grade it."""
    otter = sys.modules.get("otter")
    return bool(otter and getattr(otter, "Notebook", None) and otter.Notebook._grading_mode)
