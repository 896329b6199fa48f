"""What is green in the notebook is not refused by the grader for its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.portable import checks
from autograder.portable.answers import plain
from autograder.sandbox.child import Child

pytestmark = pytest.mark.slow
Expect = Callable[[Any], None]


def number(got: Any) -> None:
    checks.expect(got, 1.5)


def pair(got: Any) -> None:
    checks.expect(got, (1.5, -2.0))


def array(got: Any) -> None:
    checks.expect(got, np.array([1.0, 2.0, 3.0]))


def line(got: Any) -> None:
    checks.expect(got, {"W": 1.5, "b": -2.0})


FORMS: list[tuple[str, Expect]] = [
    ("1.5", number),
    ("np.float64(1.5)", number),
    ("np.float32(1.5)", number),
    ("np.float16(1.5)", number),
    ("np.longdouble(1.5)", number),
    ("np.array([[1.5]])", number),
    ("tf.constant(1.5)", number),
    ("tf.Variable([1.5])", number),
    ("keras.ops.convert_to_tensor(1.5)", number),
    ("pd.Series([1.5])", number),
    ("(1.5, -2.0)", pair),
    ("[1.5, -2.0]", pair),
    ("np.array([1.5, -2.0])", pair),
    ("(np.float32(1.5), tf.constant([-2.0]))", pair),
    ("tf.constant([1.5, -2.0])", pair),
    ("pd.Series([1.5, -2.0])", pair),
    ("collections.deque([1.5, -2.0])", pair),
    ("collections.namedtuple('Line', 'W b')(1.5, -2.0)", pair),
    ("[1.0, 2.0, 3.0]", array),
    ("range(1, 4)", array),
    ("np.array([1, 2, 3])", array),
    ("np.array([1, 2, 3], np.longdouble)", array),
    ("np.ma.array([1.0, 2.0, 3.0])", array),
    ("pd.Series([1.0, 2.0, 3.0], index=list('abc'))", array),
    ("tf.constant([1, 2, 3])", array),
    ("{'W': 1.5, 'b': -2.0}", line),
    ("{'W': np.float32(1.5), 'b': np.array([-2.0])}", line),
    ("collections.OrderedDict(W=1.5, b=-2.0)", line),
    ("collections.defaultdict(float, W=1.5, b=-2.0)", line),
    ("collections.UserDict(W=1.5, b=-2.0)", line),
    ("{np.str_('W'): 1.5, np.str_('b'): np.longdouble(-2.0)}", line),
    ("types.MappingProxyType({'W': 1.5, 'b': -2.0})", line),
]
IMPORTS = "import collections, types, numpy as np, pandas as pd, tensorflow as tf, keras\n"


@pytest.mark.parametrize(("form", "expect"), FORMS, ids=[form for form, _ in FORMS])
def test_a_form_is_taken_here_as_in_the_notebook(child: Child, form: str, expect: Expect) -> None:
    """The same expectation accepts the value there, and what crosses the channel here."""
    space: dict[str, Any] = {}
    exec(f"{IMPORTS}value = {form}", space)

    assert [] == child.run_cell(f"{IMPORTS}def f():\n    return {form}")

    got = child.get("f")()

    expect(space["value"])
    expect(got)

    assert plain(space["value"]) == plain(got)
