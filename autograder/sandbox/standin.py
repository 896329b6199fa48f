"""What a test case holds instead of a student's object: called like it, and never to be fooled.

Plain data go in, plain data come back, and the comparison happens on this side.  What is no plain
data stays in the child: it may be called, asked for a public attribute, or passed as an argument,
and raises at any other use.
"""

from __future__ import annotations

import builtins
import contextlib
from dataclasses import dataclass
from typing import Any, Protocol

LONGEST_NAME, LONGEST_TEXT, MOST_CLASSES = 60, 2000, 20
"""What is kept of names and texts that a child sends, and of the classes of an exception."""


class StudentError(Exception):
    """What the student's code raised, when it is of no more special built-in class."""


class NotPlainData(TypeError):
    """A stand-in was compared, converted, indexed or iterated."""


@dataclass(frozen=True)
class Fault:
    """What stopped in a cell: the exception's class and text, the line and what stands there.

    Line 0 is the cell as a whole; of a syntax error `caret` counts the place in `code` from 1.
    """

    name: str
    text: str
    line: int = 0
    code: str = ""
    caret: int = 0

    def __str__(self) -> str:
        return f"{self.name}: {self.text}" if self.text else self.name


class Answering(Protocol):
    """What a stand-in needs of the child that holds its object."""

    def call(self, number: int, args: tuple[Any, ...], options: dict[str, Any]) -> Any: ...

    def attribute(self, number: int, name: str) -> Any: ...


def _refuse(what: str) -> Any:
    def method(self: StandIn, *args: Any) -> Any:
        raise NotPlainData(f"{what} needs plain data, got {type(self).__name__}")

    return method


class StandIn:
    """A student's object that stayed in the child."""

    __slots__ = ("_child", "_number")

    def __init__(self, child: Answering, number: int) -> None:
        self._child, self._number = child, number

    def __call__(self, *args: Any, **options: Any) -> Any:
        return self._child.call(self._number, args, options)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._child.attribute(self._number, name)

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse("comparing")
    __bool__ = __int__ = __float__ = __index__ = __array__ = _refuse("converting")
    __iter__ = __len__ = __getitem__ = __contains__ = _refuse("iterating")
    __hash__ = None  # type: ignore[assignment]


def stand_in(child: Answering, number: int, name: str) -> StandIn:
    """Return a stand-in for handle `number` whose type is called `name`, for messages."""
    kind: type[StandIn] = type(_name(name, "object"), (StandIn,), {"__slots__": ()})
    return kind(child, number)


def _name(name: Any, other: str) -> str:
    short = isinstance(name, str) and len(name) <= LONGEST_NAME
    return name if short and name.isidentifier() else other


def fault(answer: dict[str, Any]) -> Fault:
    name, text = answer.get("name"), answer.get("text")
    line, code, caret = answer.get("line"), answer.get("code"), answer.get("caret")
    return Fault(
        _name(name, "Exception"),
        text[:LONGEST_TEXT] if isinstance(text, str) else "",
        line if isinstance(line, int) else 0,
        code[:LONGEST_TEXT] if isinstance(code, str) else "",
        caret if isinstance(caret, int) and 0 < caret <= 200 else 0,
    )


def local_error(answer: dict[str, Any]) -> Exception:
    """Return an exception here of the built-in classes that the one there was of."""
    names = answer.get("raised")
    names = names[:MOST_CLASSES] if isinstance(names, list) else []
    kinds = [getattr(builtins, n, None) for n in names if isinstance(n, str)]
    bases = [
        kind
        for kind in kinds
        if isinstance(kind, type) and issubclass(kind, Exception) and kind is not Exception
    ]
    said = fault(answer)
    for count in (len(bases), 1):  # two built-in classes may have no common layout
        with contextlib.suppress(TypeError):
            return type(said.name, (StudentError, *bases[:count]), {})(said.text)  # type: ignore[no-any-return]
    return StudentError(said.text)
