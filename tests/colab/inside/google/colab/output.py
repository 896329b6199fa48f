"""The browser's side of outputs: nothing answers."""

from collections.abc import Callable
from typing import Any


def clear(wait: bool = False, output_tags: Any = ()) -> None:
    from IPython.display import clear_output

    clear_output(wait=wait)


def eval_js(script: str, ignore_result: bool = False, timeout_sec: float | None = None) -> None:
    pass


def register_callback(function_name: str, callback: Callable[..., Any]) -> None:
    pass


def enable_custom_widget_manager() -> None:
    pass


def no_vertical_scroll() -> None:
    pass
