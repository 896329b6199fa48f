"""The template repository of an assignment in GitHub Classroom, and its workflow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FILES = Path(__file__).with_name("files")
WORKFLOW = ".github/workflows/classroom.yml"
PACKAGES = ("ipython", "matplotlib", "numpy", "tensorflow")
"""What a check needs beside what these need themselves."""


def tree(
    title: str,
    notebook: str,
    given_out: Mapping[str, bytes],
    questions: Sequence[str],
    constraints: bytes,
) -> dict[str, bytes]:
    """Return the files of the repository; nothing is in it that students may not see.

    `given_out` is the student release, `questions` those whose answers a check can run.
    """
    templates = Environment(
        loader=FileSystemLoader(FILES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    values = {"title": title, "notebook": notebook, "questions": list(questions)}
    made = {"README.md": "template.md.j2", WORKFLOW: "classroom.yml.j2"}
    return {
        **given_out,
        **{
            name: templates.get_template(file).render(values).encode()
            for name, file in made.items()
        },
        "check.py": (FILES / "check.py").read_bytes(),
        "requirements.txt": "\n".join([*PACKAGES, ""]).encode(),
        "constraints.txt": constraints,
    }
