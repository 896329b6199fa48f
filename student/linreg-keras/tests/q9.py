from __future__ import annotations

from otter.test_files import test_case


OK_FORMAT = False

name = "q9"


@test_case(points=0, hidden=False)
def test_every_answer_is_a_letter_from_a_to_d(answers):
    for key in ("sequential", "compile", "full_batch", "shuffle", "history", "learning_rate"):
        assert key in answers, f'answers has no key "{key}"'
        letter = answers[key]
        assert letter is not None, f'"{key}" is not answered yet'
        valid = isinstance(letter, str) and letter.strip().lower() in ("a", "b", "c", "d")
        assert valid, f'"{key}" should be one letter from a to d'
