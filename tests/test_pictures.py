"""Every picture of the labs has a description, and colours that everybody can tell apart."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
import pictures
import pytest

ROOT = Path(__file__).resolve().parents[1]
MASTERS = sorted(ROOT.glob("assignments/*/*.ipynb"))
COLOURS = {name: getattr(pictures, name) for name in ("BLUE", "ORANGE", "GREEN", "GREY")}
MEANT_TO_DIFFER = list(combinations(("BLUE", "ORANGE", "GREEN"), 2))
Vector = npt.NDArray[np.float64]

SEEN_BY = {
    "most": np.eye(3),
    "no red cones": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "no green cones": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "no blue cones": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
"""What becomes of linear RGB: Machado, Oliveira, Fernandes (2009), severity 1."""


def linear(colour: str) -> Vector:
    """Return a colour #rrggbb as linear RGB, as WCAG 2 defines it."""
    part = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def contrast_on_white(colour: str) -> float:
    luminance = linear(colour) @ [0.2126, 0.7152, 0.0722]
    return float(1.05 / (luminance + 0.05))


def lab(rgb: Vector) -> Vector:
    """Return linear RGB as CIE L*a*b*, where distance is what the eye sees."""
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    x, y, z = np.cbrt(np.clip(to_xyz @ rgb, 0.0089, None) / [0.9505, 1.0, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("name", COLOURS)
def test_colours_can_be_read_on_white(name: str) -> None:
    """WCAG 2, level AA, asks for 4.5 to 1 in text."""
    assert contrast_on_white(COLOURS[name]) >= 4.5


@pytest.mark.parametrize("eye", SEEN_BY)
@pytest.mark.parametrize("pair", MEANT_TO_DIFFER, ids="-".join)
def test_colours_are_told_apart_by_every_eye(pair: tuple[str, str], eye: str) -> None:
    """Twenty steps in L*a*b* are plain to see; lines differ in their dashes as well."""
    one, other = (lab(np.asarray(SEEN_BY[eye]) @ linear(COLOURS[name])) for name in pair)

    assert np.linalg.norm(one - other) >= 20


def test_a_picture_comes_with_a_description(monkeypatch: pytest.MonkeyPatch) -> None:
    """Title, axes, what each line and its dots are, and the sentence of whoever drew it."""
    shown: list[dict[str, str]] = []
    monkeypatch.setattr(pictures, "display", lambda data, raw: shown.append(data))
    plt.figure()
    plt.plot([1, 2, 3], [1, 2, 4], "o", label="hikes")
    plt.plot([0, 4], [0.5, 4.5], label="a line")
    plt.gca().set(title="Which line?", xlabel="km", ylabel="h")

    pictures.show("It rises & rises.")

    words = (
        "Which line? Across: km. Up: h. hikes: 3 dots. a line: from (0, 0.5) to (4, 4.5). "
        "It rises & rises."
    )
    assert words == shown[0]["text/plain"]
    assert f'alt="{words.replace("&", "&amp;")}"' in shown[0]["text/html"]
    assert [] == plt.get_fignums()


def test_a_phone_shrinks_a_picture_no_more_than_by_half(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words in a wide one can still be read: it is scrolled instead."""
    shown: list[dict[str, str]] = []
    monkeypatch.setattr(pictures, "display", lambda data, raw: shown.append(data))
    plt.figure(figsize=(11, 2))

    pictures.show()

    (style,) = re.findall(r'style="([^"]*)"', shown[0]["text/html"])
    width, least = (int(number) for number in re.findall(r"(\d+)px", style))
    assert "max-width:max(100%," in style
    assert width // 2 == least


@pytest.mark.parametrize("master", MASTERS, ids=lambda path: path.stem)
def test_no_picture_goes_without(master: Path) -> None:
    """The labs show their pictures with `show`, never with `plt.show`."""
    cells = json.loads(master.read_text("utf-8"))["cells"]

    assert [] == [cell["id"] for cell in cells if "plt.show(" in "".join(cell["source"])]
