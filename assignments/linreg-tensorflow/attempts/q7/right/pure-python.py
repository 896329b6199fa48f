# kind: no TensorFlow at all, the derivative by hand
def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    points = [(float(x), float(y)) for x, y in zip(xs, ys)]
    n = len(points)
    W, b, costs = W0, b0, []
    for _ in range(epochs):
        for x, y in points:
            error = W * x + b - y
            W, b = W - learning_rate * error * x / n, b - learning_rate * error / n
        costs.append(sum((W * x + b - y) ** 2 for x, y in points) / (2 * n))
    return {"W": W, "b": b, "costs": costs}
