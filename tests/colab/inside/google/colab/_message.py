"""Questions of the runtime to the browser; an answer comes back as an input reply."""

import time
import uuid
from typing import Any


class MessageError(Exception):
    """The browser answered with an error."""


def blocking_request(
    request_type: str, request: Any = "", timeout_sec: float | None = 5, parent: Any = None
) -> Any:
    """Ask the browser, here front_end.py; return its answer, or None when none came in time."""
    import zmq
    from ipykernel.kernelapp import IPKernelApp

    app, number = IPKernelApp.instance(), str(uuid.uuid4())
    message = app.session.msg(
        "colab_request",
        content={"request": request},
        metadata={"colab_msg_id": number, "colab_request_type": request_type},
        parent=parent or app.kernel.get_parent("shell"),
    )
    app.session.send(app.iopub_socket, message)
    began = time.monotonic()
    while timeout_sec is None or time.monotonic() < began + timeout_sec:
        _, reply = app.session.recv(app.kernel.stdin_socket, zmq.NOBLOCK)
        value = reply["content"]["value"] if reply else {}
        if value.get("colab_msg_id") == number:
            if "error" in value:
                raise MessageError(value["error"])
            return value.get("data")
        time.sleep(0.02)
    return None
