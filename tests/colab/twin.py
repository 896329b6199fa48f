"""`make colab`: run the student notebooks as Colab would, in a twin of its runtime.

Each notebook runs three times, each time on a fresh machine: *untouched*, *solved*, and *half*
solved, every second question. The setup cell and the first check run once more without network.
The runs are saved in dist/colab/ as Colab saves them, and the solved ones are graded.

    .venv/bin/python tests/colab/twin.py --only linreg-keras --no-grade

Exit code 0: all is well; 1: something is wrong with a notebook; 2: there is something to set up.
The twin has neither Colab's GPU, nor all its packages, nor its browser.
"""

import argparse
import csv
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OUT = ROOT / "dist" / "colab"

FULL_MARKS = {"linreg-tensorflow": 35, "linreg-keras": 28}
VARIANTS = ("untouched", "half", "solved")

CUT_OFF = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "--"]
"""Runs a command without network; the notebook and its kernel talk over the loopback."""

Json = dict[str, Any]


class Trouble(Exception):
    """Something to set up, in one line."""


class Report:
    """Prints lines as they come, marks those that are wrong, and counts them."""

    wrong = 0

    def title(self, text: str) -> None:
        print(f"\n{text}", flush=True)

    def line(self, text: str, wrong: bool = False) -> None:
        self.wrong += wrong
        print("✗" if wrong else " ", text, flush=True)


def tell(report: Report, record: Json, solved: frozenset[str], variant: str) -> None:
    """Report a run: red cells, what is on stderr, changed packages, and what each check says."""
    cells = record["cells"]
    for cell, ran in cells.items():
        for output in ran["outputs"]:
            if output["output_type"] == "error":
                error = one_line(f"{output['ename']}: {output['evalue']}")
                report.line(f"red cell {cell}: {error}", wrong=True)
            if output.get("name") == "stderr":
                text = one_line(output["text"])[:150]
                report.line(f"stderr of {cell}: {text}", wrong=cell == "setup")
    tell_packages(report, record["before"], record["after"])
    for cell, ran in cells.items():
        question, _, kind = cell.rpartition("-")
        if kind == "check":
            verdict = read_check(ran["outputs"])
            report.line(f"{question} {verdict}", wrong=question in solved and verdict != "passed")
    tell_hand_in(report, cells["hand-in"]["outputs"], variant)


def tell_hand_in(report: Report, outputs: list[Json], variant: str) -> None:
    """Report what `submit()` said: the browser gets a solved notebook, and no untouched one."""
    said = "".join(text_of(output) for output in outputs).strip().splitlines()
    downloaded = any("browser's downloads" in line for line in said)
    wanted = {"solved": True, "untouched": False}.get(variant, downloaded)
    report.line(f"submit() {said[-1] if said else 'said nothing'}", wrong=downloaded != wanted)


def tell_packages(report: Report, before: dict[str, str], after: dict[str, str]) -> None:
    """Report what a notebook changed among Colab's packages: it may change nothing."""
    changed = [
        f"{name} {before.get(name, 'new')} → {after.get(name, 'gone')}"
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ]
    report.line("packages: " + (", ".join(changed) or "as they were"), wrong=bool(changed))


def read_check(outputs: list[Json]) -> str:
    """Return what a check said: ``passed``, or else its first line that is not passed."""
    text = "".join(text_of(output) for output in outputs)
    cases = [
        line.strip() for line in text.splitlines() if line.strip().startswith(tuple("✅📝❌🕓"))
    ]
    if not cases:
        return "said nothing"
    for case in cases:
        if not case.startswith(("✅", "📝")):
            return ("failed: " if case.startswith("❌") else "not written yet: ") + case
    return "passed"


def text_of(output: Json) -> str:
    if output["output_type"] == "error":
        return re.sub(r"\x1b\[[\d;]*m", "", "\n".join(output["traceback"]))  # without colours
    text = output["text"] if output["output_type"] == "stream" else output["data"]["text/plain"]
    return str(text)


def one_line(text: str) -> str:
    return " ".join(text.split())


def notebook(slug: str, variant: str) -> tuple[Json, frozenset[str]]:
    """Return a student notebook with answers of the solution, and the questions these answer."""
    student = read(ROOT / "student" / slug / f"{slug}.ipynb")
    solution = {
        cell["id"]: cell["source"]
        for cell in read(ROOT / "solutions" / slug / f"{slug}.ipynb")["cells"]
    }
    answers = [cell["id"] for cell in student["cells"] if cell["id"].endswith("-answer")]
    left = {"untouched": answers, "half": answers[::2], "solved": []}[variant]
    if variant != "untouched":
        for cell in student["cells"]:
            if cell["cell_type"] == "code" and cell["id"] not in left:
                cell["source"] = solution[cell["id"]]
    return student, frozenset(cell.removesuffix("-answer") for cell in answers if cell not in left)


def read(path: Path) -> Json:
    loaded: Json = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def call(*command: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command; what it says last on stderr is the trouble when it fails."""
    words = [str(word) for word in command]
    try:
        return subprocess.run(words, check=True, text=True, stderr=subprocess.PIPE, **options)
    except FileNotFoundError:
        raise Trouble(f"There is no {command[0]} here.") from None
    except subprocess.CalledProcessError as failed:
        said = failed.stderr.strip().splitlines() or [f"{command[0]} stopped without a word."]
        raise Trouble(said[-1]) from None


def run_cells(twin: Path, nb: Json, cells: list[str], network: bool = True) -> Json:
    """Run cells of a notebook on a fresh machine; return the front end's record."""
    enter = [*([] if network else CUT_OFF), HERE / "enter.sh", twin, "python", "/opt/front_end.py"]
    job = json.dumps({"notebook": nb, "cells": cells})
    record: Json = json.loads(call(*enter, input=job, stdout=subprocess.PIPE).stdout)
    return record


def code_cells(nb: Json) -> list[str]:
    return [cell["id"] for cell in nb["cells"] if cell["cell_type"] == "code"]


def try_variant(report: Report, twin: Path, slug: str, variant: str) -> None:
    """Run all of a notebook, save it, and report what was seen."""
    nb, solved = notebook(slug, variant)
    record = run_cells(twin, nb, code_cells(nb))
    saved = json.dumps(record["saved"], indent=1, ensure_ascii=False)
    (OUT / f"{slug}-{variant}.ipynb").write_text(saved, encoding="utf-8")
    setup = record["cells"]["setup"]["seconds"]
    report.title(f"{slug}, {variant}: setup {setup:.1f} s, all {record['seconds']:.1f} s")
    tell(report, record, solved, variant)


def try_without_network(report: Report, twin: Path, slug: str) -> None:
    """Report all that the setup cell and the first check say: no traceback, whatever happens."""
    nb, _ = notebook(slug, "untouched")
    cells = ["setup", next(cell for cell in code_cells(nb) if cell.endswith("-check"))]
    record = run_cells(twin, nb, cells, network=False)
    report.title(f"{slug}, without network: {record['seconds']:.1f} s")
    for cell, ran in record["cells"].items():
        text = "\n".join(text_of(output).strip() for output in ran["outputs"])
        shock = re.search(r"Traceback \(most recent call last\)|^Stopped: ", text, re.MULTILINE)
        report.line(f"{cell} says:", wrong=bool(shock))
        for line in text.splitlines():
            report.line(f"  {line}")


def grade(report: Report, slug: str) -> None:
    """Grade the saved solved notebook: full marks, or something is wrong."""
    folder, handed_in = OUT / f"grades-{slug}", OUT / f"{slug}-solved.ipynb"
    lab = shlex.split(os.environ.get("LAB", ".venv/bin/lab"))
    call(*lab, "grade", slug, handed_in, "--out", folder, cwd=ROOT, stdout=subprocess.DEVNULL)
    with open(folder / "grades.csv", encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    line = f"{slug}, solved: {row['status']}, {row['score']} of {FULL_MARKS[slug]} points"
    report.line(line, wrong=float(row["score"]) != FULL_MARKS[slug])


def try_all(report: Report, twin: Path, slugs: list[str], graded: bool) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for slug in slugs:
        for variant in VARIANTS:
            try_variant(report, twin, slug, variant)
        try_without_network(report, twin, slug)
    if graded:
        report.title("Grades of what was saved")
        for slug in slugs:
            grade(report, slug)


def build(twin: Path) -> None:
    if os.geteuid() != 0:
        raise Trouble(f"Only root can build and enter the twin of Colab in {twin}: sudo make colab")
    try:
        call("unshare", "--mount", "--pid", "--net", "--fork", "true")
    except Trouble as trouble:
        raise Trouble(f"Root must be free to make namespaces, unlike here ({trouble})") from None
    call(HERE / "build.sh", twin)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--twin", type=Path, default="/var/tmp/linreg-lab-colab", metavar="FOLDER")
    parser.add_argument("--only", choices=FULL_MARKS, help="one lab")
    parser.add_argument("--no-grade", action="store_true", help="do not grade the solved notebooks")
    options = parser.parse_args()
    report, twin = Report(), options.twin.resolve()
    try:
        build(twin)
        slugs = [options.only] if options.only else list(FULL_MARKS)
        try_all(report, twin, slugs, not options.no_grade)
    except Trouble as trouble:
        print(f"colab: {trouble}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    report.title(f"✗ marks what is wrong: {report.wrong}" if report.wrong else "All is well.")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
