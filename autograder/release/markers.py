"""Solution and prompt markers of a code cell: finds them and takes them out.

Otter Assign looks for markers with regular expressions on lines.  Here a marker is a comment, or
the prompt idiom, a bare string that opens with ``# BEGIN PROMPT`` and ends before ``# END PROMPT``.
"""

from __future__ import annotations

import ast
import contextlib
import io
import re
import textwrap
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.release.names import plain

KINDS = frozenset({
    "# SOLUTION", "# SOLUTION NO PROMPT",
    "# BEGIN SOLUTION", "# BEGIN SOLUTION NO PROMPT", "# END SOLUTION",
    "# BEGIN PROMPT", "# END PROMPT",
})  # fmt: skip
ALONE = KINDS - {"# SOLUTION", "# SOLUTION NO PROMPT", "# BEGIN PROMPT", "# END PROMPT"}
ALMOST = re.compile(
    r"#+\s*((begin|end)\s+(solution|prompt|question|tests)|solution|assignment\s+config)"
    r"(\s+no\s+prompt)?\s*[:.]?\s*",
    re.IGNORECASE,
)
OTTER_SEES = re.compile(r"# ?SOLUTION|# (BEGIN|END) (SOLUTION|PROMPT)\b")
"""What Otter Assign takes for a marker wherever it stands on a line, even in a string."""

PROMPT_OPENS = re.compile(r'("""|\'\'\')\s*# BEGIN PROMPT\s*\n')


@dataclass(frozen=True)
class Marker:
    """One marker: its line, counted from 0, and its text; a text not in KINDS is misspelt."""

    line: int
    text: str


def find(source: str) -> list[Marker]:
    """Return the markers of a code cell in order; none where the cell is not Python."""
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(plain(source)).readline):
            if token.type == tokenize.COMMENT and _is_marker(token.string):
                found.append(Marker(token.start[0] - 1, token.string.rstrip()))
            elif token.type == tokenize.STRING and PROMPT_OPENS.match(token.string):
                found.append(Marker(token.start[0] - 1, "# BEGIN PROMPT"))
    except (tokenize.TokenError, SyntaxError):
        return []
    return found


def unreadable(source: str) -> str:
    """Return why no markers can be found in a code cell; empty where they can."""
    try:
        list(tokenize.generate_tokens(io.StringIO(plain(source)).readline))
    except SyntaxError as error:
        return f"{error.msg}, line {error.lineno}"
    except tokenize.TokenError as error:
        return f"{error.args[0]}, line {error.args[1][0]}"
    return ""


def _is_marker(comment: str) -> bool:
    return bool(ALMOST.fullmatch(comment) or OTTER_SEES.match(comment))


def complaints(source: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the markers of one code cell, and what to do."""
    if why := unreadable(source):
        yield f"the cell is not Python: {why}", "Mend the code."
        return
    lines, markers = source.split("\n"), find(source)
    for marker in markers:
        if marker.text not in KINDS:
            yield f'misspelt marker "{marker.text}"', "Write it as the other answer cells do."
        elif marker.text in ALONE and lines[marker.line].strip() != marker.text:
            yield f"code before {marker.text[2:]}", "Give the marker a line of its own."
    yield from _unbalanced(markers, "SOLUTION")
    yield from _unbalanced(markers, "PROMPT")
    marked = {marker.line for marker in markers}
    for number, line in enumerate(lines):
        if OTTER_SEES.search(line) and number not in marked:
            yield f'"{line.strip()}" is no comment, but a marker to Otter', "Word it differently."


def _unbalanced(markers: list[Marker], word: str) -> Iterator[tuple[str, str]]:
    """Yield each BEGIN or END of a pair that has no partner."""
    begin, end, is_open = f"# BEGIN {word}", f"# END {word}", False
    for marker in markers:
        text = marker.text.removesuffix(" NO PROMPT")
        if text == begin and is_open:
            yield f"{begin[2:]} inside another one", f"Add the {end[2:]} of the first."
        elif text == end and not is_open:
            yield f"{end[2:]} without a {begin[2:]}", "Add the line that begins it."
        if text in (begin, end):
            is_open = text == begin
    if is_open:
        yield f"{begin[2:]} without an {end[2:]}", "Add the line that ends it."


def student(source: str) -> str:
    """Return what students get of an answer cell: Otter Assign's own stripping."""
    from otter.assign.solutions import replace_solutions  # takes seconds

    return "\n".join(replace_solutions(source.split("\n"), "python"))


def solved(source: str) -> str:
    """Return the answer cell as staff read it: without markers and without the prompt."""
    lines: list[str | None] = list(source.split("\n"))
    prompt_start = 0
    for marker in find(source):
        line = lines[marker.line] or ""
        if marker.text == "# BEGIN PROMPT":
            prompt_start = marker.line
        elif marker.text == "# END PROMPT":
            lines[prompt_start : marker.line + 1] = [None] * (marker.line + 1 - prompt_start)
        else:
            lines[marker.line] = line[: line.rindex(marker.text)].rstrip() or None
    return "\n".join(line for line in lines if line is not None).strip("\n")


def solution_lines(source: str) -> list[str]:
    """Return the lines that only the solution has."""
    texts = {marker.line: marker.text for marker in find(source)}
    found, inside = [], False
    for number, line in enumerate(source.split("\n")):
        text = texts.get(number, "")
        if text.startswith("# BEGIN SOLUTION"):
            inside = True
        elif text == "# END SOLUTION":
            inside = False
        elif inside or text.startswith("# SOLUTION"):
            found.append(line[: line.rindex(text)] if text else line)
    return found


def given(source: str) -> Iterator[tuple[str, int, int]]:
    """Yield each function of an answer cell with how many of its lines are given, of how many.

    Its docstring, and what the prompt says, are no lines of it.
    """
    whole = {node.name: node for node in _functions(solved(source))}
    prompt = _prompt(source)
    for node in _functions(student(source)):
        if node.name in whole:
            kept = [text for text in _lines(node) if text not in prompt]
            yield node.name, len(kept), len(_lines(whole[node.name]))


def _functions(source: str) -> Iterator[ast.FunctionDef]:
    for node in ast.parse(plain(source)).body:
        for inside in node.body if isinstance(node, ast.ClassDef) else [node]:
            if isinstance(inside, ast.FunctionDef):
                yield inside


def _lines(function: ast.FunctionDef) -> list[str]:
    """Return the lines of a function's body, less its docstring, written in one way."""
    start = 1 if ast.get_docstring(function) is not None else 0
    return [line for node in function.body[start:] for line in ast.unparse(node).split("\n")]


def _prompt(source: str) -> str:
    """Return the prompts of an answer cell, written in one way."""
    lines, found, begin = source.split("\n"), "", 0
    for marker in find(source):
        if marker.text == "# BEGIN PROMPT":
            begin = marker.line + 1
        elif marker.text == "# END PROMPT":
            text = textwrap.dedent("\n".join(lines[begin : marker.line]))
            with contextlib.suppress(SyntaxError):
                found += ast.unparse(ast.parse(text)) + "\n"
    return found
