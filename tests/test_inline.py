"""Test files run alone: what they use of a library is copied in, and nothing else."""

from __future__ import annotations

import inspect

import pytest
from tiny_master import COURSE

from autograder.errors import ReleaseError
from autograder.portable import checks
from autograder.release.inline import Library, inline

CHECKS = inspect.getsource(checks)
SHARED = COURSE.shared

LIBRARY = '''"""A module."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import numpy as np

# How near is near.
TOLERANCE = 1e-4
"""Relative."""

UNUSED = 3


# A comment that belongs to the function.
def near(a: float, b: float, tolerance: float = TOLERANCE) -> bool:
    """Return whether they are near."""
    return distance(a, b) < tolerance


def distance(a, b):
    return abs(a - b)  # a comment inside


def other(function: Callable[..., Iterator]) -> str:
    return hashlib.sha256(np.float64(1)).hexdigest()
'''


def test_definitions_come_in_their_order_with_what_they_use_in_turn() -> None:
    """Comments and texts that belong to them come along."""

    assert '''from __future__ import annotations


# How near is near.
TOLERANCE = 1e-4
"""Relative."""


# A comment that belongs to the function.
def near(a: float, b: float, tolerance: float = TOLERANCE) -> bool:
    """Return whether they are near."""
    return distance(a, b) < tolerance


def distance(a, b):
    return abs(a - b)  # a comment inside


def test_it():
    assert near(1, 1)
''' == inline("def test_it():\n    assert near(1, 1)", Library.of(LIBRARY))


def test_imports_come_only_where_they_are_used() -> None:
    """Those of the library and the two that every test may use."""

    assert [
        "from __future__ import annotations",
        "",
        "import hashlib",
        "import math",
        "from collections.abc import Callable, Iterator",
        "",
        "import numpy as np",
    ] == inline("other(math.pi)", Library.of(LIBRARY)).split("\n")[:7]


def test_an_import_of_the_test_file_stays() -> None:
    """Otter's own line is not taken for a name to look up."""
    text = "from otter.test_files import test_case\n\n@test_case()\ndef test_it():\n    pass"

    assert "from otter.test_files import test_case" in inline(text, Library.of(LIBRARY))


def test_a_name_that_the_test_binds_itself_is_not_looked_up() -> None:
    """Arguments and variables of a test hide the library's names."""
    text = "def test_it(near):\n    distance = near(1, 2)\n    return distance"

    assert f"from __future__ import annotations\n\n\n{text}\n" == inline(text, Library.of(LIBRARY))


def test_a_part_of_a_library_has_what_is_used_of_it() -> None:
    """A notebook carries nothing else."""
    part = Library.of(LIBRARY).part("near(1, np.pi)")

    assert (["TOLERANCE", "near", "distance"], ["np"]) == ([*part.definitions], [*part.imports])


def test_a_name_that_nobody_defines_is_an_error() -> None:
    """It is found by the build, not by a student."""

    with pytest.raises(ReleaseError, match="it uses nowhere, which nobody defines"):
        inline("def test_it():\n    nowhere()", Library.of(LIBRARY))


def test_the_reference_is_out_of_reach_of_public_tests() -> None:
    """A public test gets the checks alone."""

    with pytest.raises(ReleaseError, match="expected_half_mse"):
        inline("expected_half_mse([1], [2])", Library.of(inspect.getsource(checks)))


@pytest.mark.parametrize("source", [CHECKS, SHARED.reference], ids=["checks", "reference"])
def test_every_definition_of_the_real_libraries_runs_alone(source: str) -> None:
    """Each one brings all that it uses."""
    library = Library.of(CHECKS, *SHARED.given.values(), SHARED.reference)
    for name in Library.of(source).definitions:
        space: dict[str, object] = {}
        exec(inline(f"value = {name}", library), space)

        assert "value" in space
