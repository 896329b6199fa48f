"""Stands in for Colab's package of this name: what a notebook of a course may touch.

There is no google/__init__.py on purpose: `google` is a namespace that protobuf shares.
"""

from google.colab import auth, data_table, drive, files, output, userdata

__all__ = ["auth", "data_table", "drive", "files", "output", "userdata"]


def load_ipython_extension(shell: object) -> None:
    """Colab's kernel loads the package as an extension, so it is in sys.modules from the start."""
