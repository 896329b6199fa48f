"""A wrong answer in JupyterLab and the idea that its check names, as the README shows it.

As a command: ``python notebook_picture.py docs/notebook.png``; the picture is taken by Chromium,
with the emoji of this machine's fonts.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from pathlib import Path

from in_browser import Lab, chromium, jupyterlab
from PIL import Image

from autograder.course import Course
from autograder.verify import attempts

LAB, QUESTION, WRONG = "linreg-tensorflow", "q3", "half-missing"
SHOWN = ("intro", "hints", "answer", "check")
"""The cells of the question that the picture shows, by the ends of their ids."""

SIZE, SHARP = (960, 1300), 2
CALM = ".jp-cell-toolbar, .jp-Collapser, .jp-cell-footer { display: none !important }"
"""Hides what JupyterLab puts around the cell one is in."""


def take_picture(to: Path) -> None:
    """Answer the question wrongly, ask its check, and take a picture of it, with few colours."""
    lab = Course.find(Path(__file__).parent).lab(LAB)
    known = attempts.load(lab.attempts)
    wrong = next(a for a in known if (a.question, a.name) == (QUESTION, WRONG))
    with (
        tempfile.TemporaryDirectory() as folder,
        jupyterlab(Path(folder), lab.student_notebook) as address,
        chromium(Path(folder), *SIZE, sharp=SHARP) as page,
    ):
        notebook = Lab(page, address)
        notebook.run_all()
        notebook.shows("hand-in", "student_id is empty")
        notebook.write(f"{QUESTION}-answer", wrong.source.strip())
        notebook.run(f"{QUESTION}-check")
        notebook.shows(f"{QUESTION}-check", wrong.says)
        page.add_style_tag(content=CALM)
        first, *_, last = (notebook.cell(f"{QUESTION}-{part}") for part in SHOWN)
        first.evaluate("cell => cell.scrollIntoView()")
        page.mouse.move(0, 0)
        top, bottom = first.bounding_box(), last.bounding_box()
        height = bottom["y"] + bottom["height"] - top["y"]
        x, y, width = top["x"], top["y"], top["width"]
        taken = page.screenshot(clip={"x": x, "y": y, "width": width, "height": height})
    picture = Image.open(io.BytesIO(taken)).convert("RGB").quantize(48)
    to.parent.mkdir(parents=True, exist_ok=True)
    picture.save(to, optimize=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", type=Path)
    take_picture(parser.parse_args().picture)


if __name__ == "__main__":
    main()
