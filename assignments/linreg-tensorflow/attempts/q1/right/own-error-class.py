# kind: raises a subclass of ValueError, type hints
from typing import Sequence

class LengthMismatch(ValueError):
    """xs and ys do not belong together."""

def pairs(xs: Sequence[float], ys: Sequence[float]) -> list[tuple[float, float]]:
    nx, ny = len(xs), len(ys)
    if nx != ny:
        raise LengthMismatch(nx, ny)
    return list(map(lambda x, y: (x, y), xs, ys))
