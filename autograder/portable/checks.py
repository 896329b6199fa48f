"""What a test case may say: expectations on plain values, by value and never by type.

The build copies the definitions a test file uses into that file, so that a test runs alone
everywhere: in a student's notebook, under stock Otter-Grader, and in this grader, where the
functions under test live in another process.  Nothing here may import anything but NumPy and
the standard library.

An expectation that fails raises `AssertionError` with a sentence for the student.  In public
cases the sentence is shown; of a hidden case only its ``failure_message`` ever is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

TOLERANCE = 1e-4
"""Relative and absolute: it separates every known misconception from float32 rounding."""


def as_array(got: Any, what: str) -> np.ndarray[Any, Any]:
    """Return `got` (list, array, tensor or variable of real numbers) as a float64 array."""
    assert got is not None, f"{what} is None: is a `return` missing?"
    try:
        array = np.asarray(got)
    except Exception:
        raise AssertionError(f"{what} should be numbers, got {type(got).__name__}") from None
    assert array.dtype.kind in "fiu", f"{what} should be numbers, got {type(got).__name__}"
    return array.astype(np.float64)


def as_number(got: Any, what: str) -> float:
    """Return `got` as a float: any number, or an array or tensor with exactly one element."""
    array = as_array(got, what)
    assert array.size == 1, f"{what} should be one number, got shape {array.shape}"
    return float(array.reshape(()))


def expect(got: Any, expected: Any, what: str = "the value", tolerance: float = TOLERANCE) -> None:
    """Compare `got` with `expected`, whose type says how.

    float: one number within `tolerance` (relative and absolute); int: an exact count; array: the
    same shape, each element within `tolerance`; tuple: a sequence of that length, element by
    element; list: an actual list, likewise; dict: a mapping with at least these keys; str: equal.
    """
    if isinstance(expected, Mapping):
        assert isinstance(got, Mapping), f"{what} should be a dict, got {type(got).__name__}"
        for key, value in expected.items():
            assert key in got, f'{what} has no key "{key}"'
            expect(got[key], value, f'{what}["{key}"]', tolerance)
    elif isinstance(expected, (tuple, list)):
        expect_sequence(got, expected, what, tolerance)
    elif isinstance(expected, str):
        assert isinstance(got, str) and got == expected, f"{what} should be {expected!r}"
    elif isinstance(expected, np.ndarray):
        array = as_array(got, what)
        assert array.shape == expected.shape, (
            f"{what} should have shape {expected.shape}, got {array.shape}"
        )
        assert np.allclose(array, expected, rtol=tolerance, atol=tolerance), (
            f"{what} should be {expected.tolist()}, got {array.tolist()}"
        )
    else:
        number = as_number(got, what)
        exact = isinstance(expected, (int, np.integer))
        near = number == expected if exact else np.isclose(number, expected, tolerance, tolerance)
        assert near, f"{what} should be {expected:.10g}, got {number:.10g}"


def expect_sequence(got: Any, expected: Any, what: str, tolerance: float) -> None:
    """Compare element by element: a list must be a list, a tuple may be any sequence."""
    if isinstance(expected, list):
        assert isinstance(got, list), f"{what} should be a list, got {type(got).__name__}"
    try:
        length = len(got)
    except Exception:
        raise AssertionError(
            f"{what} should hold {len(expected)} values, got {type(got).__name__}"
        ) from None
    assert length == len(expected), f"{what} should hold {len(expected)} values, got {length}"
    for position, value in enumerate(expected):
        expect(got[position], value, f"{what}[{position}]", tolerance)


def two_of(build: Callable[[], Any]) -> tuple[Any, Any]:
    """Return what two calls of `build` make, for a case that takes it as others have left it.

    The grader makes them once for all cases that ask so; elsewhere each case has its own.
    """
    twice = getattr(build, "twice", None)
    return twice() if twice else (build(), build())


def expect_raises(
    error: type[BaseException], function: Callable[..., Any], *arguments: Any
) -> None:
    """Call `function` and expect `error` or a subclass of it."""
    try:
        function(*arguments)
    except error:
        return
    except Exception as other:
        raise AssertionError(
            f"expected {error.__name__}, got {type(other).__name__}: {other}"
        ) from None
    raise AssertionError(f"expected {error.__name__}, but nothing was raised")
