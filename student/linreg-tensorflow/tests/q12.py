from __future__ import annotations

from otter.test_files import test_case


OK_FORMAT = False

name = "q12"


@test_case(points=0, hidden=False)
def test_every_question_has_a_letter(answers):
    for key in ("half", "convergence", "static", "dynamic", "gpu", "extrapolation"):
        assert key in answers, f"answers has no key {key}"
        letter = str(answers[key]).strip().lower()
        assert letter in ("a", "b", "c", "d"), f"answers[{key!r}] should be one of the letters a to d"
