"""Makes the sample class that a lab's `class.toml` describes; tells whether it got its grades."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.conventions import OWNER, STUDENT_ID, answer_id
from autograder.course import REFERENCE, Lab, read_toml
from autograder.errors import CourseError
from autograder.model import Grade, Status


@dataclass(frozen=True)
class Sample:
    """One made-up student: what differs from the solution, by question, and what it must cost."""

    id: str
    about: str
    answers: dict[str, str] = field(default_factory=dict)
    """Question -> a known attempt (``wrong/half-missing``), "" for the stub, or a cell's source."""
    printed: dict[str, Any] = field(default_factory=dict)
    """Question -> how far off the printed output is; False: no output."""
    blank: bool = False
    lost: dict[str, float] = field(default_factory=dict)
    status: str = Status.GRADED


def read_class(lab: Lab) -> list[Sample]:
    """Return the sample class of a lab; without one, a solved and an untouched notebook."""
    if not lab.sample_class.is_file():
        return [Sample("student-01", "all right"), Sample("student-02", "untouched", blank=True)]
    settings = read_toml(lab.sample_class)
    printed = settings.get("printed", {})
    try:
        return [
            Sample(**(student | {"printed": printed | student.get("printed", {})}))
            for student in settings.get("student", [])
        ]
    except TypeError as error:
        where, wrong = lab.relative(lab.sample_class), str(error).rpartition(") ")[2]
        raise CourseError(where, wrong, "See the other labs' class.toml.") from None


def write_class(lab: Lab, folder: Path) -> None:
    """Write the notebooks of the sample class of a lab to `folder`."""
    for sample in read_class(lab):
        path = folder / f"{sample.id}.ipynb"
        path.write_text(json.dumps(make(lab, sample)), encoding="utf-8")


def make(lab: Lab, sample: Sample) -> dict[str, Any]:
    """Return the notebook that `sample` hands in, as Colab would save it."""
    notebook = _read(lab.student_notebook)
    if sample.blank:
        return notebook
    solved = {cell["id"]: cell["source"] for cell in _read(lab.solution)["cells"]}
    answers = {answer_id(question): text for question, text in sample.answers.items()}
    printed = {answer_id(question): off for question, off in sample.printed.items()}
    for cell in notebook["cells"]:
        name = cell["id"]
        if name == OWNER:
            cell["source"] = f'{STUDENT_ID} = "{sample.id}"'
        elif name in solved and name.endswith(answer_id("")):
            answer = answers.get(name, solved[name])
            cell["source"] = _known(lab, name, answer) or cell["source"]
            if printed.get(name, False) is not False and answer:
                text = _output_of(lab)(sample.id, printed[name])
                cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": text}]
    return notebook


def complaints(lab: Lab, grades: Iterable[Grade]) -> Iterator[str]:
    """Yield where the sample class did not get what its `class.toml` says."""
    by_student = {grade.student: grade for grade in grades}
    for sample in read_class(lab):
        grade = by_student.get(sample.id)
        if sample.blank:
            continue
        if grade is None or grade.status != sample.status:
            yield f"{sample.id}: {grade.status if grade else 'no result'}, not {sample.status}"
            continue
        for name, result in grade.questions.items():
            lost = result.possible - result.score
            if abs(lost - sample.lost.get(name, 0.0)) > 1e-9:
                yield f"{sample.id} lost {lost:g} points in {name}: {result.feedback}"


def _read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


def _known(lab: Lab, name: str, answer: str) -> str:
    """Return the source of a known attempt (the last right one for "right"), or `answer` itself."""
    folder = lab.attempts / name.removesuffix(answer_id(""))
    if answer == "right":
        return max((folder / "right").glob("*.py")).read_text(encoding="utf-8")
    if answer.startswith("wrong/"):
        return (folder / f"{answer}.py").read_text(encoding="utf-8")
    return answer


def _output_of(lab: Lab) -> Callable[[str, float], str]:
    """Return the course's own function that writes what a sample student's cell printed.

    It comes of the sources that the lab has: their constants may differ from another lab's.
    """
    sources = {
        name: source
        for name, source in lab.shared.given.items()
        if f"from {name} import" in lab.shared.reference
    } | {REFERENCE: lab.shared.reference}
    modules = {name: types.ModuleType(name) for name in sources}
    before = {name: sys.modules.get(name) for name in modules}
    sys.modules.update(modules)
    try:
        for name, source in sources.items():
            exec(compile(source, f"{name}.py", "exec"), vars(modules[name]))
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
    output: Callable[[str, float], str] = modules[REFERENCE].sample_output
    return output
