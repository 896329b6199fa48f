"""Whose answers are nearly the same where hardly anybody else's are: a hint, never a verdict.

Code is compared as runs of tokens without names, comments and layout, weighed by how rare they are
in the class (tf-idf, cosine).  What the stub gives, a known attempt says or many people write tells
nothing, and neither does a short answer: short answers are alike by nature.
"""

from __future__ import annotations

import builtins
import io
import keyword
import tokenize
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

ALIKE = 0.9
"""Cosine from which two answers count as nearly the same."""
SHORTEST, LEAST = 25, 50
"""Tokens of an answer that says anything, and of all that two people share."""
FEW, SHARE = 3, 0.02
"""People who may write alike and still be few: so many, or that share of a large class."""
MOST_PAIRS = 50
GRAMS = (1, 2, 3, 4)
KEPT = {*keyword.kwlist, *dir(builtins)}
IGNORED = {tokenize.COMMENT, tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER}


@dataclass(frozen=True)
class Written:
    """One person's answers, by question."""

    student: str
    submission: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class Pair:
    """Two people, the questions that they answered alike, and how many tokens these have."""

    students: tuple[str, str]
    questions: tuple[str, ...]
    tokens: int


def pairs(class_: Sequence[Written], given: Mapping[str, Iterable[str]]) -> tuple[Pair, ...]:
    """Return the pairs that are worth a look, those who share most first.

    `given` holds for each question what anybody may write: its stub, its solution, known attempts.
    """
    shared: defaultdict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    for question in dict.fromkeys(name for one in class_ for name in one.answers):
        texts = [tokens(one.answers.get(question, "")) for one in class_]
        long = [place for place, text in enumerate(texts) if len(text) >= SHORTEST]
        known = [tokens(source) for source in given.get(question, ())]
        for one, other in _rare([texts[place] for place in long], known):
            both = long[one], long[other]
            if class_[both[0]].submission != class_[both[1]].submission:
                shared[both][question] = min(len(texts[place]) for place in both)
    found = [
        Pair((class_[a].student, class_[b].student), tuple(of), sum(of.values()))
        for (a, b), of in shared.items()
        if sum(of.values()) >= LEAST
    ]
    return tuple(sorted(found, key=lambda pair: -pair.tokens)[:MOST_PAIRS])


def _rare(texts: list[list[str]], known: list[list[str]]) -> Iterable[tuple[int, int]]:
    """Yield the positions of texts that are alike, and like few others and nothing known."""
    if len(texts) < 2:
        return
    from sklearn.feature_extraction.text import TfidfVectorizer  # takes a second, for a report only

    weighed = TfidfVectorizer(analyzer=_grams, sublinear_tf=True).fit_transform([*texts, *known])
    own = weighed[: len(texts)]
    near = (own @ weighed.T).tocoo()
    close = near.data >= ALIKE
    rows, columns = near.row[close], near.col[close]
    common = set(rows[columns >= len(texts)])
    crowds = np.bincount(rows[columns < len(texts)], minlength=len(texts))
    few = max(FEW, SHARE * len(texts))
    for one, other in sorted(zip(rows.tolist(), columns.tolist())):
        alone = one not in common and other not in common
        if one < other < len(texts) and alone and max(crowds[one], crowds[other]) <= few:
            yield one, other


def _grams(text: list[str]) -> list[str]:
    return [" ".join(text[at : at + n]) for n in GRAMS for at in range(len(text) - n + 1)]


def tokens(source: str) -> list[str]:
    """Return the code of a cell, with every name of its author's turned into one.

    Of broken code, what comes before the break.
    """
    found: list[str] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type in IGNORED:
                continue
            if token.type == tokenize.STRING:
                alone = not found or found[-1] in ("NEWLINE", "INDENT")
                found += [] if alone else ["STRING"]  # a docstring stands alone
            elif token.type == tokenize.NAME and token.string not in KEPT:
                found.append(token.string if found[-1:] == ["."] else "NAME")
            elif token.type in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT):
                found.append(tokenize.tok_name[token.type])
            else:
                found.append(token.string)
    except (tokenize.TokenError, SyntaxError):
        pass
    return found
