# kind: one epoch as a function, recursion over the epochs' halves, the last line of the cell fails
def _epochs(xs, ys, p, learning_rate, epochs):
    if epochs == 0:
        return p, []
    if epochs == 1:
        for x, y in zip(xs, ys):
            row = np.array([x, 1.0])
            p = p - learning_rate * (p @ row - y) * row / len(xs)
        return p, [np.mean((p[0] * xs + p[1] - ys) ** 2) / 2]
    p, first = _epochs(xs, ys, p, learning_rate, epochs // 2)
    p, second = _epochs(xs, ys, p, learning_rate, epochs - epochs // 2)
    return p, first + second

def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    p, costs = _epochs(xs.astype(float), ys.astype(float), np.array([W0, b0]), learning_rate, epochs)
    return {"W": p[0], "b": p[1], "costs": costs}

train_dynamic(train_X, train_Y, 0.0, 0.0, 0.01)["costs"]
