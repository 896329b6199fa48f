"""How a notebook starts: quietly, with helpers that keep to themselves, and one friendly line.

The build packs this module into the setup cell of each release, so it imports only the standard
library, and works in Colab, in Jupyter, in VS Code and under stock Otter.
"""

import contextlib
import linecache
import os
import platform
import sys
import time
import types

BEGAN = time.perf_counter()
"""When the setup cell began: it unpacks this first."""


def quiet_start():
    """Send what TensorFlow writes past Python to the log of the notebook's server, not to a cell.

    On a GPU that is a line for each session, whatever TF_CPP_MIN_LOG_LEVEL says.
    """
    with contextlib.suppress(OSError, ValueError):  # a stream without a descriptor
        os.dup2(sys.stderr.fileno(), 2)


def give(namespace, source, names):
    """Define the packed helpers in a notebook, where ``name??`` shows their code as any other's.

    Then all given `names` keep the globals of this moment.
    """
    where = "<given helpers>"
    # Without a time it is kept: tracebacks, `??` and AutoGraph read the source there.
    linecache.cache[where] = (len(source), None, source.splitlines(keepends=True), where)
    exec(compile(source, where, "exec"), namespace)
    keep(namespace, names)


def keep(namespace, names):
    """Give the functions and classes of these names the globals of this moment for good.

    What a notebook binds later, be it `number = 17`, changes nothing for the helpers it was given.
    """
    own = dict(namespace)
    for name in names:
        own[name] = namespace[name] = _kept(namespace[name], own)


def _kept(thing, own):
    if isinstance(thing, types.FunctionType):
        code, defaults, closure = thing.__code__, thing.__defaults__, thing.__closure__
        copy = types.FunctionType(code, own, thing.__name__, defaults, closure)
        copy.__kwdefaults__, copy.__doc__ = thing.__kwdefaults__, thing.__doc__
        copy.__annotations__, copy.__qualname__ = thing.__annotations__, thing.__qualname__
        return copy
    if isinstance(thing, type) and thing.__module__ == "__main__":
        for name, value in list(vars(thing).items()):
            if isinstance(value, types.FunctionType):
                setattr(thing, name, _kept(value, own))
    return thing


def shell():
    """Return the notebook's IPython shell; None where there is none."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def under_otter():
    """Tell whether Otter-Grader runs this notebook to grade it."""
    otter = sys.modules.get("otter")
    return bool(otter and getattr(otter, "Notebook", None) and otter.Notebook._grading_mode)


def in_colab():
    return "google.colab" in sys.modules


def ready(namespace):
    """Print one line: where this runs and on what, whose it is, and how long the setup took."""
    student = str(namespace.get("student_id") or "").strip()
    parts = [
        f"✅ Ready in {time.perf_counter() - BEGAN:.0f} s",
        _place(namespace),
        _gpu(),
        ", ".join([f"Python {platform.python_version()}", *_versions(namespace)]),
        f"student_id {student}" if student else "student_id: fill it in further down",
    ]
    print(" · ".join(parts))


def _place(namespace):
    if in_colab():
        return "Colab"
    if "__vsc_ipynb_file__" in namespace:
        return "VS Code"
    return "Jupyter" if shell() else "Python"


def _gpu():
    """Return the name of the GPU, or that there is none."""
    tensorflow = sys.modules.get("tensorflow")
    try:
        first = tensorflow.config.list_physical_devices("GPU")[0]
        details = tensorflow.config.experimental.get_device_details(first)
        return f"GPU {details.get('device_name', 'found')}"
    except Exception:
        return "no GPU, and all works without one"


def _versions(namespace):
    """Yield name and version of each library that the setup cell has imported whole."""
    for thing in list(namespace.values()):
        name, version = getattr(thing, "__name__", ""), getattr(thing, "__version__", None)
        library = isinstance(thing, types.ModuleType) and name not in sys.stdlib_module_names
        if library and isinstance(version, str):
            spelt = {"tensorflow": "TensorFlow", "numpy": "NumPy"}
            yield f"{spelt.get(name, name.title())} {version}"
