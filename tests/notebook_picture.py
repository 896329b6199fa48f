"""A wrong answer and its check in a notebook, as the README shows them.

As a command: ``python notebook_picture.py [docs/check.png]`` answers a question wrongly in
JupyterLab and takes the picture of both cells in Chromium.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from in_browser import Lab, chromium, jupyterlab
from PIL import Image

from autograder.course import Course
from autograder.verify import attempts

ROOT = Path(__file__).parent.parent
SLUG, QUESTION, MISTAKE = "linreg-tensorflow", "q3", "half-missing"


def shot(lab: Lab, name: str) -> Image.Image:
    """Return the picture of one cell with its output."""
    return Image.open(io.BytesIO(lab.cell(name).screenshot())).convert("RGB")


def take(to: Path) -> None:
    """Write the picture, with few colours, so that it weighs little."""
    course = Course.find(ROOT).lab(SLUG)
    wrong = next(
        a for a in attempts.load(course.attempts) if (a.question, a.name) == (QUESTION, MISTAKE)
    )
    with (
        tempfile.TemporaryDirectory() as folder,
        jupyterlab(Path(folder), course.student_notebook) as address,
        chromium(Path(folder), width=1100) as page,
    ):
        lab = Lab(page, address)
        lab.run("setup")
        lab.shows("setup", "Ready in")
        lab.write(f"{QUESTION}-answer", wrong.source)
        lab.run(f"{QUESTION}-check")
        lab.shows(f"{QUESTION}-check", wrong.says)
        parts = [shot(lab, f"{QUESTION}-answer"), shot(lab, f"{QUESTION}-check")]
    picture = Image.new("RGB", (parts[0].width, sum(part.height for part in parts)), "white")
    picture.paste(parts[0], (0, 0))
    picture.paste(parts[1], (0, parts[0].height))
    to.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(48).save(to, optimize=True)


if __name__ == "__main__":
    take(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs" / "check.png")
