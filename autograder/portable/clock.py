"""A line that tells, from the third second on, how long a cell has been running.

The build packs this module into the setup cell of each release; it imports only the standard
library.  Whatever takes long is seen to be alive, the student's own loops too.
"""

import sys
import threading
import time

AFTER = 2.0
"""Seconds after which a cell gets its line."""


class Line:
    """What the front end shows: text, updated in place."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


class Clock:
    """Follows the cells of an IPython shell."""

    def __init__(self, display):
        self.display, self.lock = display, threading.Lock()
        self.timer, self.line, self.began = None, None, 0.0

    def start(self, *_):
        """A cell begins."""
        self.stop()
        self.began = time.monotonic()
        self._wait(AFTER)

    def _wait(self, seconds):
        self.timer = threading.Timer(seconds, self._tick)
        self.timer.daemon = True
        self.timer.start()

    def _tick(self):
        with self.lock:
            if self.timer is threading.current_thread():  # else the cell has just ended
                self._show(f"⏳ running, {time.monotonic() - self.began:.0f} s …")
                self._wait(1.0)

    def _show(self, text):
        if self.line is None:
            self.line = self.display(Line(text), display_id=True)
        else:
            self.line.update(Line(text))

    def stop(self, *_):
        """The cell has ended: where it took long, its line says how long."""
        with self.lock:
            if self.timer:
                self.timer.cancel()
            self.timer = None
            if self.line is not None:
                self._show(f"⏱ {time.monotonic() - self.began:.0f} s")
            self.line = None


def follow(shell):
    """Let a clock follow the cells of a shell, in place of the one of an earlier setup."""
    if shell is None or "IPython.display" not in sys.modules:
        return
    forget(shell)
    clock = Clock(sys.modules["IPython.display"].display)
    shell.events.register("pre_run_cell", clock.start)
    shell.events.register("post_run_cell", clock.stop)


def forget(shell):
    """Take the clocks of earlier setups off a shell."""
    for event in ("pre_run_cell", "post_run_cell"):
        for callback in list(shell.events.callbacks[event]):
            if type(getattr(callback, "__self__", None)).__name__ == "Clock":
                shell.events.unregister(event, callback)
