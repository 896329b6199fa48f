"""A Markdown page that shows what `verify` found, so that a reader knows and CI compares."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.errors import ReleaseError
from autograder.verify.contract import COLUMNS, Report

MARKS = ("<!-- verify -->", "<!-- /verify -->")


@dataclass(frozen=True)
class Page:
    """A Markdown page with a table of reports between two marks, a row for each lab."""

    path: Path
    before: str
    rows: dict[str, str]
    after: str

    @classmethod
    def read(cls, path: Path) -> Page:
        """Return the page in `path`; ReleaseError where it lacks one of its marks."""
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise ReleaseError(str(path), f"not readable ({error.strerror})", "Name it.") from None
        before, begin, rest = text.partition(MARKS[0])
        table, end, after = rest.partition(MARKS[1])
        if not begin or not end:
            wrong, remedy = f"no table between {MARKS[0]} and {MARKS[1]}", "Write both marks."
            raise ReleaseError(str(path), wrong, remedy)
        lines = [line for line in table.splitlines() if line.startswith("| ")]
        rows = {line.split("|")[1].strip(): line for line in lines[1:]}
        return cls(path, before + begin, rows, end + after)

    def holds(self, reports: dict[str, Report]) -> bool:
        """Tell whether the page shows these reports; the rows of other labs are not looked at."""
        return all(self.rows.get(slug) == row for slug, row in _rows(reports).items())

    def write(self, reports: dict[str, Report]) -> None:
        """Put the reports into the page; the rows of other labs stay as they are."""
        head = ["| lab | " + " | ".join(COLUMNS.values()) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
        rows = self.rows | _rows(reports)
        table = "\n".join([*head, *(rows[slug] for slug in sorted(rows))])
        self.path.write_text(f"{self.before}\n{table}\n{self.after}", encoding="utf-8")


def _rows(reports: dict[str, Report]) -> dict[str, str]:
    """Return the row of each lab: how many are good, of how many, over all its questions."""
    rows = {}
    for slug, report in reports.items():
        cells = []
        for column in COLUMNS:
            pairs = [row.counts()[column] for row in report.rows]
            cells.append(f"{sum(good for good, _ in pairs)} of {sum(n for _, n in pairs)}")
        rows[slug] = f"| {slug} | " + " | ".join(cells) + " |"
    return rows
