"""Another grader is one that may grade otherwise: an edit elsewhere regrades nobody."""

from __future__ import annotations

import grimp

from autograder.version import GRADING


def test_all_that_grading_imports_makes_the_grader() -> None:
    """And nothing else does: reports, platforms and commands may change under a gradebook."""
    graph = grimp.build_graph("autograder", cache_dir=None)
    needed = {f"autograder.{part.removesuffix('.py')}" for part in GRADING}
    for part in ("grading", "diagnosis", "sandbox"):
        modules = graph.find_upstream_modules(f"autograder.{part}", as_package=True)
        imported = {".".join(module.split(".")[:2]) for module in modules}

        assert [] == sorted(imported - needed - {"autograder"})
    assert needed.isdisjoint({"autograder.lms", "autograder.gradebook", "autograder.cli"})
