"""Fills the templates of pages: escaped, self-contained, and without a network."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).with_name("templates")
MARKUP = re.compile(r"([\\`*_\[\]<>|~$&]|^[#+=-])")
"""What means something anywhere in a line of Markdown, or at its beginning."""
NUMBERED = re.compile(r"^(\d+)([.)])")


def one_line(text: str) -> str:
    """Return a text of anybody's as one printable line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def markdown(text: str) -> str:
    """Return a text as Markdown that reads as it stands and is no markup."""
    return NUMBERED.sub(r"\1\\\2", MARKUP.sub(r"\\\1", one_line(text)))


def points(value: float) -> str:
    """Return points with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _environment(escape: bool) -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"line": one_line, "md": markdown, "points": points}
    return made


_HTML, _TEXT = _environment(True), _environment(False)


def html(template: str, **values: Any) -> str:
    """Return a page that may load nothing and run nothing but its own script."""
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    script = (TEMPLATES / "tables.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _HTML.get_template(template).render(
        **values,
        style=Markup(style),  # a file of ours
        script=Markup(script),
        script_hash=f"sha256-{digest}",
    )


def fragment(template: str, **values: Any) -> str:
    """Return a piece of HTML."""
    return _HTML.get_template(template).render(**values)


def text(template: str, **values: Any) -> str:
    """Return a text; its template escapes what needs it."""
    return _TEXT.get_template(template).render(**values)
