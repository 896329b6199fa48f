"""Copies into a test file the definitions its cases use, so that the file runs alone."""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from autograder.errors import ReleaseError
from autograder.release import names

Imports = dict[str, tuple[str, str]]
"""Bound name → (module, name in it), the latter empty for ``import module``."""

NOTEBOOK_IMPORTS: Imports = {"np": ("numpy", ""), "math": ("math", "")}
"""What every test may use without asking."""


@dataclass(frozen=True)
class Library:
    """The top-level definitions of some modules, in order, and what the modules import."""

    definitions: dict[str, str] = field(default_factory=dict)
    imports: Imports = field(default_factory=dict)

    @classmethod
    def of(cls, *modules: str) -> Library:
        """Read the sources of modules; a later definition of a name replaces an earlier one."""
        library = cls({}, dict(NOTEBOOK_IMPORTS))
        for source in modules:
            library.imports.update(_imports(ast.parse(source)))
            library.definitions.update(_definitions(source))
        # What one of our modules imports of another is copied, not imported.
        for name in library.definitions.keys() & library.imports.keys():
            del library.imports[name]
        return library

    def needed(self, source: str) -> tuple[set[str], set[str]]:
        """Return the names of definitions and of imports that `source` uses in the end."""
        found: set[str] = set()
        waiting = names.used(source)
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            if name in self.definitions:
                waiting |= names.used(self.definitions[name])
            elif name not in self.imports and not hasattr(builtins, name):
                where = "test file"
                raise ReleaseError(where, f"it uses {name}, which nobody defines", "Mend the test.")
            found.add(name)
        return found & set(self.definitions), found & set(self.imports)

    def part(self, source: str) -> Library:
        """Return what `source` uses of it in the end."""
        definitions, imports = self.needed(source)
        return Library(
            {name: text for name, text in self.definitions.items() if name in definitions},
            {name: where for name, where in self.imports.items() if name in imports},
        )


def inline(text: str, library: Library, *, whole: bool = False) -> str:
    """Return the test file `text` with what it needs of `library` put after its imports.

    With `whole` it gets all of the library, so that several files begin alike.
    `text` starts with its imports and goes on with anything else.  Definitions keep the order and
    the comments of their module.  Annotations are not evaluated.
    """
    tree = ast.parse(text)
    own = _imports(tree)
    last = max((n.end_lineno or 0 for n in tree.body if _is_import(n)), default=0)
    body = "\n".join(text.split("\n")[last:]).strip("\n")
    # Free names of the body alone: an import of the text is then a name it uses like any other.
    known = Library(library.definitions, library.imports | own)
    definitions, imports = known.needed(body)
    if whole:
        definitions, imports = set(library.definitions), set(library.imports | own)
    parts = ["\n".join(_header({name: known.imports[name] for name in imports}))]
    parts += [source for name, source in library.definitions.items() if name in definitions]
    return "\n\n\n".join([*parts, body]) + "\n"


def _is_import(node: ast.AST) -> bool:
    return isinstance(node, (ast.Import, ast.ImportFrom))


def _imports(tree: ast.Module) -> Imports:
    found: Imports = {}
    for node in tree.body:
        if isinstance(node, ast.Import):
            for alias in node.names:
                found[alias.asname or alias.name] = (alias.name, "")
        elif isinstance(node, ast.ImportFrom) and not _stays_behind(node.module or ""):
            for alias in node.names:
                found[alias.asname or alias.name] = (node.module or "", alias.name)
    return found


def _stays_behind(module: str) -> bool:
    """Tell whether an import is none a test file repeats: the header has the future already, and
    what our own modules define is copied."""
    return module == "__future__" or module.split(".")[0] == "autograder"


def _header(imports: Imports) -> Iterator[str]:
    """Yield import lines: the future, the standard library, the rest; sorted."""
    yield "from __future__ import annotations"
    for standard in (True, False):
        plain, grouped = [], dict[str, list[str]]()
        for bound, (module, name) in sorted(imports.items()):
            if (module.split(".")[0] in sys.stdlib_module_names) != standard:
                continue
            if name:
                grouped.setdefault(module, []).append(_bound(name, bound))
            else:
                plain.append(f"import {_bound(module, bound)}")
        lines = sorted(plain)
        for module in sorted(grouped):
            lines.append(f"from {module} import {', '.join(grouped[module])}")
        if lines:
            yield ""
            yield from lines


def _bound(name: str, bound: str) -> str:
    return name if name == bound else f"{name} as {bound}"


def _definitions(source: str) -> dict[str, str]:
    """Return each top-level name's source, with the comment above and the note below it."""
    lines = source.split("\n")
    body = ast.parse(source).body
    found: dict[str, str] = {}
    for node, following in zip(body, [*body[1:], None]):
        bound = list(bound_by(node))
        if not bound:
            continue
        start = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))]) - 1
        while start and lines[start - 1].startswith("#"):
            start -= 1
        last = following if following is not None and _is_note(following) else node
        text = "\n".join(lines[start : last.end_lineno])
        found.update(dict.fromkeys(bound, text))
    return found


def bound_by(node: ast.stmt) -> Iterable[str]:
    """Return the names that a top-level definition binds; none of any other statement."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        return names.defined(ast.unparse(node))
    return []


def _is_note(node: ast.stmt) -> bool:
    """A string below an assignment explains it."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
