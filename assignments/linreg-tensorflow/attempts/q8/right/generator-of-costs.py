# kind: a generator runs the epochs, itertools walks over neighbouring costs, type hints
from itertools import islice, pairwise
from typing import Iterator

def _states(xs, ys, W, b, learning_rate) -> Iterator[tuple]:
    while True:
        cost = float(np.mean(np.square(W * xs + b - ys)) / 2)
        if cost != cost or cost in (float("inf"), -float("inf")):
            raise ArithmeticError("cost is not finite")
        yield W, b, cost
        for x, y in zip(xs, ys):
            error = W * x + b - y
            W, b = W - learning_rate * error * x / len(xs), b - learning_rate * error / len(xs)

def train_until(xs: np.ndarray, ys: np.ndarray, W0: float, b0: float,
                learning_rate: float, tolerance: float, max_epochs: int) -> dict:
    states = _states(xs.astype(float), ys.astype(float), W0, b0, learning_rate)
    epochs, (W, b) = 0, (W0, b0)
    for before, after in pairwise(islice(states, max_epochs + 1)):
        epochs += 1
        W, b = after[:2]
        if before[2] - after[2] < tolerance:
            break
    return {"W": W, "b": b, "epochs": epochs}
