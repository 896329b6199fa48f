"""Runs the cells of the notebook that the grader runs, then one question's public checks.

As a command: ``python check.py NOTEBOOK QUESTION`` exits with 1 while a check does not pass.
"""

import json
import sys
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell

NOT_RUN = "# The grader does not run this cell."


def main(notebook, question):
    """Return the exit code."""
    shell = InteractiveShell.instance()
    shell.enable_gui = lambda gui=None: None  # `%matplotlib inline` asks for one
    for cell in json.loads(Path(notebook).read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and NOT_RUN not in source and "grader.check" not in source:
            shell.run_cell(source)
    result = shell.user_ns["grader"].result(question)
    print(result)
    return 0 if result.state in ("green", "filled in") else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
