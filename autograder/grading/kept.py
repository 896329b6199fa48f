"""Keeps what a submission's functions have made, so that several test cases may look at it.

A case asks for it with `two_of`.  To make a model takes longer than to look at it; what each case
is answered, and so its record, is the same as if it were made anew.
"""

from __future__ import annotations

from typing import Any

from autograder.portable.answers import Recorded, Recorder

Kept = dict[str, tuple[tuple[Any, Any], list[Any]]]
"""What functions of one child made, by their names, and what was noted of it."""


class Keeping:
    """Recorded names for one test case, whose functions can make things for all cases."""

    def __init__(self, names: Recorded, kept: Kept) -> None:
        self.names, self.kept = names, kept

    def get(self, name: str, default: Any = None) -> Any:
        found = self.names.get(name, default)
        return Maker(found, self.kept) if isinstance(found, Recorder) else found


class Maker(Recorder):
    """Stands for a function as the recorder it is made of, and keeps what was made twice."""

    def __init__(self, recorder: Recorder, kept: Kept) -> None:
        self.__dict__ |= vars(recorder)
        self.kept = kept

    def twice(self) -> tuple[Any, Any]:
        """Return what two calls gave back; where one raises, nothing is kept."""
        if self.name not in self.kept:
            begun = len(self.noted)
            pair = self(), self()
            self.kept[self.name] = pair, self.noted[begun:]
        else:
            pair, answers = self.kept[self.name]
            self.noted += answers
            self.by += [self.name] * len(answers)
        return pair
