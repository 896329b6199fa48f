from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from otter.test_files import test_case


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


OK_FORMAT = False

name = "q3"


@test_case(points=0.5, hidden=False)
def test_build_subclassed_is_a_class_of_your_own_with_its_own_call(
    build_subclassed, own_class, model_style, forward, share_weights
):
    first, second = two_of(build_subclassed)
    assert own_class(first), "build_subclassed() should return an instance of your own class"
    expect(model_style(first), "subclassed", "the style of build_subclassed()")
    expect(np.shape(forward(first, np.array([[1.0], [2.0]]))), (2, 1), "the shape for two rows")
    assert not share_weights(first, second), "each call should make a new model"


@test_case(points=0.5, hidden=False)
def test_the_weights_exist_when_build_subclassed_returns(
    build_subclassed, weight_shapes, share_weights
):
    new = build_subclassed()  # nobody has called it
    shapes = weight_shapes(new)
    assert shapes == [(1, 1), (1,)], f"weights should have shapes [(1, 1), (1,)], got {shapes}"
    first, _ = two_of(build_subclassed)
    assert not share_weights(new, first), "each call should make a new model"


@test_case(points=0, hidden=False)
def test_the_weights_of_build_subclassed_are_zero(build_subclassed, weights_of):
    wanted = np.zeros((1, 1)), np.zeros(1)
    expect(weights_of(build_subclassed()), wanted, "the weights of build_subclassed()")
