"""Stands in for `google.colab`: whatever a cell asks of it does nothing and never raises.

It is put in place when a cell first imports it, so that `"google.colab" in sys.modules`, by which
notebooks find out where they run, says no.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from types import ModuleType
from typing import Any


class Nothing:
    """An empty answer: called, entered, asked for an attribute or an item, it is itself."""

    def __call__(self, *arguments: Any, **options: Any) -> Nothing:
        # A decorator gives back what it decorates, a callback is never called.
        return arguments[0] if len(arguments) == 1 and callable(arguments[0]) else self

    def __getattr__(self, name: str) -> Nothing:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __enter__(self) -> Nothing:
        return self

    def __exit__(self, *error: object) -> None: ...

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __getitem__(self, key: Any) -> Nothing:
        return self

    def __str__(self) -> str:
        return ""


class StandIn(ModuleType):
    """A module of `google.colab` in which every public name is there and does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing()


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds `google.colab` and all below it."""

    def find_spec(self, name: str, *_: Any) -> importlib.machinery.ModuleSpec | None:
        if name != "google.colab" and not name.startswith("google.colab."):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        if module.__name__ == "google.colab":
            # Called by `%load_ext google.colab…` and by nothing else.
            module.load_ipython_extension = lambda shell: None  # type: ignore[attr-defined]


def install() -> None:
    """Let `import google.colab` work from now on."""
    sys.meta_path.append(Finder())
