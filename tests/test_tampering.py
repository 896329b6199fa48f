"""What a submission replaces is noted for staff, by whatever road it went."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest
from conftest import DOUBLE, submission

from autograder.model import Grade, Submission
from autograder.sandbox.tampering import could_replace

ROADS = [
    "np.mean = false",
    "def later():\n    np.mean = false\nlater()",
    "for np.mean in [false]: pass",
    "setattr(np, 'mean', false)",
    "vars(np)['mean'] = false",
    "np.__dict__['mean'] = false",
    "exec('np.mean = false')",
    "self = np\nself.mean = false",
    "import numpy as self\nself.mean = false",
    "%time np.mean = false",
    "from unittest import mock\nmock.patch('numpy.mean', false).start()",
]
EVERYDAY = [
    "import tensorflow as tf, numpy as np",
    "from google.colab import drive",
    "x[0], y = tf.reduce_mean(x), 2",
    "plt.rcParams['figure.figsize'] = (8, 4)",
    "class Own(keras.Model):\n    def __init__(self):\n"
    "        super().__init__()\n        self.dense = keras.layers.Dense(1)",
    "if __name__ == '__main__': print(np.__version__)",
]


@pytest.mark.slow
@pytest.mark.parametrize("road", ROADS)
def test_staff_read_it(graded_submission: Callable[[Submission], Grade], road: str) -> None:
    """Each of these could; where nothing could, nothing is looked for."""
    sly = f"import numpy as np\nfalse = lambda *a, **k: 0\n{road}"

    notes = graded_submission(submission(DOUBLE, sly)).notes

    assert any("replaced numpy.mean" in note for note in notes), notes


@pytest.mark.parametrize("statement", EVERYDAY)
def test_an_everyday_statement_is_no_reason_to_look(statement: str) -> None:
    """To look takes long."""
    assert not could_replace(ast.parse(statement).body[0])


def test_taking_an_attribute_away_is_a_reason_to_look() -> None:
    """An inherited one shows where it stood."""
    assert could_replace(ast.parse("del keras.Sequential.fit").body[0])
