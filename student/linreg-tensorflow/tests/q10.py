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


OK_FORMAT = False

name = "q10"


@test_case(points=0.75, hidden=False)
def test_batches_agree_with_the_ones_by_hand(train_minibatch):
    for kind, size, W, b in ((np.float32, 1, [2.0, 4.0], 4.0), (np.float64, 2, [1.0, 4.0], 3.0)):
        X, y, W0 = np.array([[1.0, 0.0], [0.0, 2.0]], kind), np.array([2.0, 4.0], kind), np.zeros(2, kind)
        got = train_minibatch(X, y, W0, 0.0, 1.0, 1, size, "/CPU:0")
        expect(got, {"W": np.array(W), "b": b}, f"train_minibatch with batch_size={size}")


@test_case(points=0.5, hidden=False)
def test_both_device_names_work_everywhere(train_minibatch):
    X, y = np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([2.0, 4.0])
    for device in ("/CPU:0", "/GPU:0"):
        got = train_minibatch(X, y, np.zeros(2), 0.0, 1.0, 1, 2, device)
        expect(got, {"W": np.array([1.0, 4.0]), "b": 3.0}, f"train_minibatch on {device}")
    got = train_minibatch(X, y, np.zeros(2), 0.0, 1.0, 1, 1, "/GPU:0")
    expect(got, {"W": np.array([2.0, 4.0]), "b": 4.0}, "train_minibatch on /GPU:0")


@test_case(points=0, hidden=False)
def test_what_is_left_over_is_a_batch_too(train_minibatch):
    X, y = np.array([[1.0, 0.0], [0.0, 2.0], [1.0, 1.0]]), np.array([2.0, 4.0, 0.0])
    got = train_minibatch(X, y, np.zeros(2), 0.0, 0.5, 1, 2, "/CPU:0")
    # The first batch gives W = [0.5, 2], b = 1.5, so the third row has the error 4.
    expect(got, {"W": np.array([-1.5, 0.0]), "b": -0.5}, "train_minibatch with three rows, batch_size=2")
