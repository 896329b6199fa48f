# kind: pure Python; `**` raises OverflowError by itself, which is an ArithmeticError
import math

def _cost(points, W, b):
    cost = sum((W * x + b - y) ** 2 for x, y in points) / (2 * len(points))
    if not math.isfinite(cost):
        raise OverflowError("cost is not finite")
    return cost

def train_until(xs, ys, W0, b0, learning_rate, tolerance, max_epochs):
    points = [(float(x), float(y)) for x, y in zip(xs, ys)]
    n = len(points)
    W, b = W0, b0
    costs = [_cost(points, W, b)]
    for epoch in range(max_epochs):
        for x, y in points:
            error = W * x + b - y
            W -= learning_rate * error * x / n
            b -= learning_rate * error / n
        costs.append(_cost(points, W, b))
        if costs[-2] - costs[-1] < tolerance:
            break
    return {"W": W, "b": b, "epochs": len(costs) - 1, "costs": costs}
