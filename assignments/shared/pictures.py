"""Pictures that everybody can read: one set of colours, a white ground, and a description in words.

The build pastes this module into the setup cell of each lab that uses it.
"""

# ---- packed by the build ----
import base64
import html
import io

import matplotlib.pyplot as plt
import numpy as np
from IPython.display import display

# Told apart by the colour-blind and in print; each has a contrast of 4.5 or more on white.
BLUE, ORANGE, GREEN, GREY = "#123f8a", "#c04a00", "#00806f", "#5b6470"
plt.rcParams.update({
    "figure.figsize": (7, 4), "axes.spines.top": False, "axes.spines.right": False,
    "axes.prop_cycle": plt.cycler(color=[BLUE, ORANGE, GREEN, GREY]), "axes.grid": True,
    "grid.alpha": 0.25, "legend.frameon": False, "axes.axisbelow": True,
})


def show(says=""):
    """Show the picture, with a description of it for those who cannot see it.

    Titles, axes and labelled lines are described anyway; `says` adds a sentence.  The ground is
    white in dark mode too.
    """
    figure, png = plt.gcf(), io.BytesIO()
    figure.savefig(png, dpi=200, bbox_inches="tight", facecolor="white")
    plt.close(figure)
    words = " ".join([*filter(None, map(in_words, figure.axes)), says]).strip()
    width = int.from_bytes(png.getvalue()[16:20], "big") // 2  # sharp on a phone
    source = f"data:image/png;base64,{base64.b64encode(png.getvalue()).decode()}"
    style = f"width:{width}px;max-width:max(100%,{width // 2}px)"  # a phone scrolls a wide one
    image = f'<img alt="{html.escape(words)}" src="{source}" style="{style}">'
    display({"text/html": image, "text/plain": words}, raw=True)


def in_words(axes):
    """Return what a screen reader should say about one part of a picture."""
    title = axes.get_title().replace("\n", ", ").rstrip(".")
    if not axes.axison:  # a drawing: what is written in it
        written = [text.get_text().replace("\n", " ").rstrip(".") for text in axes.texts]
        return ": ".join(filter(None, [title, "; ".join(filter(None, written))])) + "."
    if not title:
        return ""
    end = "" if title.endswith("?") else "."
    words = [f"{title}{end} Across: {axes.get_xlabel()}. Up: {axes.get_ylabel()}."]
    for line in axes.lines:
        label, x, y = line.get_label(), *map(np.asarray, line.get_data())
        if not label.startswith("_") and len(x):
            ends = f"from ({x[0]:.3g}, {y[0]:.3g}) to ({x[-1]:.3g}, {y[-1]:.3g})"
            dots = "one dot" if len(x) == 1 else f"{len(x)} dots"
            what = dots if line.get_linestyle() == "None" else ends
            words.append(f"{label}: {what}.")
    return " ".join(words)
