"""What people write in Colab, in front of a right answer in the same cell, costs nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import DOUBLE, TRIPLE

from autograder.model import Grade

pytestmark = pytest.mark.slow
Graded = Callable[..., Grade]

HABITS = {
    "mounts Drive": "from google.colab import drive\ndrive.mount('/content/drive')",
    "uploads a file": "from google.colab import files\nfor f in files.upload():\n    print(f)",
    "downloads a file": "from google.colab import files\nfiles.download('picture.png')",
    "asks for a secret": "from google.colab import userdata\nkey = userdata.get('KEY')",
    "logs in": "from google.colab import auth\nauth.authenticate_user()",
    "clears its output": "from google.colab import output\noutput.clear()",
    "shows tables": "from google.colab import data_table\ndata_table.enable_dataframe_formatter()",
    "loads an extension of Colab's": "%load_ext google.colab.data_table",
    "asks where it runs": "import sys\nif 'google.colab' in sys.modules:\n    raise SystemExit",
    "installs a package": "!pip install -q seaborn",
    "installs one that Colab lacks": "%pip install catboost\nimport catboost",
    "installs for the system": "!apt-get -qq install graphviz",
    "looks at the GPU": "!nvidia-smi",
    "lists files": "!ls -la\nfound = !ls",
    "clones a repository": "!git clone https://example.org/data.git",
    "changes folder": "%cd /content/sample_data\nimport os\nos.chdir('/content/drive/MyDrive')",
    "names a TensorFlow version": "%tensorflow_version 2.x",
    "opens TensorBoard": "%load_ext tensorboard\n%tensorboard --logdir logs",
    "turns on widgets": "%matplotlib widget\nimport matplotlib.pyplot as plt",
    "draws inline": "%matplotlib inline\nfrom matplotlib import pyplot as p\np.plot([1])\np.show()",
    "uses a magic of its own": "%autoreload 2\n%no_such_magic at all",
    "times its cell": "%%time",
    "hides its output": "%%capture",
    "imports scikit-learn": "from sklearn.metrics import r2_score as r2\nr2([1, 2], [1, 2])",
    "imports SciPy": "from scipy import stats\nassert stats.linregress([0, 1], [0, 1]).slope == 1",
    "shows progress": "from tqdm.auto import tqdm\nfor _ in tqdm(range(3)):\n    pass",
    "imports seaborn and pandas": "import pandas as pd\nimport seaborn as sns\nsns.set_theme()",
    "imports what is nowhere": "import a_package_that_nobody_has as missing\nmissing.start()",
    "reads a table from the web": "import pandas as pd\ntable = pd.read_csv('https://example.org/a.csv')",
    "opens an address": "from urllib.request import urlopen\npage = urlopen('http://example.org').read()",
    "asks for a name": "name = input('Your name: ')\nprint('Hello', name)",
    "checks itself": "grader.check('q1')",
    "sets memory growth": (
        "import tensorflow as tf\nfor gpu in tf.config.list_physical_devices('GPU'):\n"
        "    tf.config.experimental.set_memory_growth(gpu, True)\n"
        "tf.config.experimental.set_memory_growth(tf.config.list_physical_devices('GPU')[0], True)"
    ),
    "awaits": "import asyncio\nawait asyncio.sleep(0)",
    "ends the session": "exit()",
}


@pytest.mark.parametrize("habit", HABITS)
def test_a_habit_in_front_of_an_answer_costs_nothing(graded: Graded, habit: str) -> None:
    """Whatever the line above does here, the answer below it is there."""
    grade = graded(f"{HABITS[habit]}\n{DOUBLE}", TRIPLE)

    assert [2, 1] == [result.score for result in grade.questions.values()], grade.notes


@pytest.mark.parametrize(
    "syntax",
    ["names = ['a']\ntext = f'{', '.join(names)}'", "type Number = float", "class Box[T]: ..."],
)
def test_colab_s_python_parses_here(graded: Graded, syntax: str) -> None:
    """Syntax of 3.12, in an answer's own cell."""
    from sys import version_info

    parsed = version_info >= (3, 12)

    grade = graded(f"{syntax}\n{DOUBLE}", TRIPLE)

    assert [2 if parsed else 0, 1] == [result.score for result in grade.questions.values()]


def test_a_module_that_a_cell_wrote_can_be_imported(graded: Graded) -> None:
    """`%%writefile` puts it into the working folder, which is on the path."""
    written = "%%writefile helpers.py\ndef twice(x):\n    return 2 * x"

    grade = graded(written, "import helpers\ndef double(x):\n    return helpers.twice(x)", TRIPLE)

    assert [2, 1] == [result.score for result in grade.questions.values()]


def test_a_line_that_was_skipped_is_noted(graded: Graded) -> None:
    """Staff read which line it was, and why it did not run."""
    grade = graded(f"name = input('Your name: ')\n{DOUBLE}", TRIPLE)

    (note,) = grade.notes

    assert note.startswith("cell 1, line 1, `name = input('Your name: ')`: EOFError")


def test_an_exit_is_noted_as_what_it_is(graded: Graded) -> None:
    """Nothing of the machinery that ran the cell is told."""

    notes = graded(f"exit()\n{DOUBLE}", TRIPLE).notes

    assert ("cell 1, line 1, `exit()`: SystemExit: the next line has its turn",) == notes


def test_what_ran_is_not_run_twice(graded: Graded) -> None:
    """The cell goes on where it stopped, it does not begin anew."""
    counted = "try:\n    runs += 1\nexcept NameError:\n    runs = 1\n1 / 0\n"

    grade = graded(f"{counted}def double(x):\n    return 2 * x if runs == 1 else 0", TRIPLE)

    assert 2 == grade.questions["q1"].score


def test_autograph_reads_functions_of_every_cell(graded: Graded) -> None:
    """`tf.function` turns their loops into graphs, so it needs the text of each."""
    first = "import tensorflow as tf\nother = 1"
    looped = """
@tf.function
def add(x, count):
    total = tf.zeros(())
    while count > 0:
        total, count = total + x, count - 1
    return total

def double(x):
    return add(tf.constant(float(x)), tf.constant(2))
"""

    assert 2 == graded(first, looped, TRIPLE).questions["q1"].score


def test_a_future_import_holds_for_later_cells(graded: Graded) -> None:
    """As in a notebook: annotations of names that nobody defined are no error."""
    grade = graded(
        "from __future__ import annotations",
        "def double(x: Nowhere) -> Nothing:\n    return 2 * x",
        TRIPLE,
    )

    assert ([2, 1], ()) == ([r.score for r in grade.questions.values()], grade.notes)
