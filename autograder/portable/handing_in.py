"""`submit()`: says what would be handed in, and names the file or lets the browser download it.

The build packs this module into the setup cell of each release; it imports only the standard
library.  Nothing is sent anywhere.
"""

import importlib
import inspect
import json
import os
import re
from pathlib import Path

from autograder.portable.checker import read_cases, tally
from autograder.portable.starting import in_colab, shell, under_otter

ANSWER_WITHIN = 10
"""Seconds for Colab's front end to answer: it may be mute."""


def live_notebook():
    """Return the notebook as Colab's front end shows it now; None elsewhere, or without answer."""
    if not in_colab():
        return None
    try:
        ask = importlib.import_module("google.colab._message").blocking_request
        return dict(ask("get_ipynb", timeout_sec=ANSWER_WITHIN)["ipynb"])
    except Exception:  # a private way in, which may change or time out
        return None


def shown_notebooks():
    """Return the notebooks in which the outputs of this session's cells can be seen.

    In Colab it is the live one.  Otter-Grader leaves out training cells, and puts the submitted
    file beside the kernel.  A student's own disk is not asked: other notebooks may lie there.
    """
    if under_otter():
        return [notebook for _, notebook in _saved(Path.cwd().glob("*.ipynb"))]
    live = live_notebook()
    return [live] if live else []


def _saved(paths):
    """Yield each notebook that can be read, with its path."""
    for path in sorted(paths):
        try:
            yield path, json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue


def sources(notebook):
    """Return the texts of the code cells of a notebook."""
    cells = [cell for cell in notebook.get("cells", []) if cell.get("cell_type") == "code"]
    return ["".join(cell.get("source") or "").strip() for cell in cells]


def history():
    """Return what was run in this session, cell by cell, the first one first."""
    running = shell()
    return list(running.history_manager.input_hist_raw) if running else []


def unsaved(notebook, ran, names):
    """Return the names whose last definition that was run stands in no cell of a notebook."""
    saved, latest = set(sources(notebook)), {}
    for name in names:
        binds = rf"^(?:(?:def|class)[ \t]+{re.escape(name)}\b|{re.escape(name)}[ \t]*=[^=])"
        found = [source.strip() for source in ran if re.search(binds, source, re.MULTILINE)]
        if found and found[-1] not in saved:
            latest[name] = found[-1]
    return sorted(latest)


def own_file(namespace, ran):
    """Return the path and content of the saved notebook that this session belongs to, or None.

    VS Code and Jupyter tell its name; else it is the one file here that holds what was run.
    """
    told = namespace.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME") or ""
    if told.endswith(".ipynb") and Path(told).is_file():
        return next(_saved([Path(told)]), None)
    written = {source.strip() for source in ran if "def " in source}
    here = [
        (path, notebook)
        for path, notebook in _saved(Path.cwd().glob("*.ipynb"))
        if written & set(sources(notebook))
    ]
    return here[0] if len(here) == 1 else None


BY_HAND = """\
⚠️ This notebook cannot be read from here just now, so hand it in by hand:

   ┌──────┐
   │ File │
   ├──────┴────────────┐
   │ Download        → │
   │   Download .ipynb │
   └───────────────────┘

No such menu? File → Save, and take the .ipynb from its folder.
Save first, and see that every output that is graded is still there."""


class Submission:
    """`submit()` of a notebook: checks it, reads it as the grader will, and says what it holds.

    `given` are the names that the setup cell gives; others that public tests ask for are answers.
    """

    def __init__(self, checker, slug, given=()):
        self.checker, self.slug, self.given = checker, slug, set(given)

    def __call__(self):
        """Say what the notebook holds; where all of it is saved, make the file to hand in."""
        if under_otter():
            return
        space, ran = self.checker.namespace, history()
        student = str(space.get("student_id") or "").strip()
        results = [self.checker.result(question) for question in self.checker.public_tests]
        lines = tally(results)
        lines += [f"✅ {r.question}: {said}" for r in results for said in r.said]
        lines.append(f"✅ student_id: {student}" if student else f"❌ {NO_ID}")
        path, notebook = self._notebook(ran)
        if notebook is None:
            print("\n".join([*lines, BY_HAND]))
            return
        lines += [*self._not_saved(notebook, ran), *self._evidence(notebook)]
        print("\n".join(lines))
        if not any(line.startswith("❌") for line in lines):
            self._hand_over(notebook, path, student)
        else:
            print("No file yet: mend what is marked ❌, then run this cell again.")

    def _notebook(self, ran):
        """Return path and content of what would be handed in; the live notebook has no path."""
        if in_colab():
            return None, live_notebook()
        return own_file(self.checker.namespace, ran) or (None, None)

    def _not_saved(self, notebook, ran):
        """Yield what was run and is not in the notebook."""
        asked = {
            name
            for source in self.checker.public_tests.values()
            for case in read_cases(source)
            for name in inspect.signature(case.function).parameters
        }
        late = unsaved(notebook, ran, asked - self.given)
        if late:
            how = "run its cell again" if in_colab() else "save the notebook (Ctrl+S or ⌘S)"
            yield f"❌ {', '.join(late)}: what was run last is not what the file holds: {how}."

    def _evidence(self, notebook):
        """Yield what there is to say of the saved outputs, read as the grader reads them."""
        outputs = any(cell.get("outputs") for cell in notebook.get("cells", []))
        for name, reader in self.checker.namespace.get("EVIDENCE", {}).items():
            report, why, _ = reader({**notebook, "has_outputs": outputs})
            now = self.checker.namespace[name]()
            if now is not None and now != report:
                yield "❌ The file does not hold the output of your last training: save it."
            elif report is None:
                yield f"⚠️ {why}"

    def _hand_over(self, notebook, path, student):
        """Write the file under the name to hand in; in Colab, let the browser download it."""
        owner = re.sub(r"[^\w.@-]+", "_", student)
        name = f"{self.slug}-{owner}.ipynb"
        target = path.with_name(name) if path else Path.cwd() / name
        if target != path:
            target.write_text(json.dumps(notebook, indent=1, ensure_ascii=False), encoding="utf-8")
        if path is None:
            importlib.import_module("google.colab.files").download(str(target))
            print(f"⬇️ {name} is among your browser's downloads: hand in that file.")
        else:
            print(f"📄 {target}: hand in that file.")
        print("Nothing was sent anywhere, and you may do this again.")


NO_ID = "student_id is empty: write yours into its cell, and run that cell."
