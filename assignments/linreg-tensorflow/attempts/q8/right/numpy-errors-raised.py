# kind: NumPy itself raises FloatingPointError on overflow, a subclass of ArithmeticError
def train_until(xs, ys, W0, b0, learning_rate, tolerance, max_epochs):
    A = np.stack([xs, np.ones(len(xs))], axis=1).astype(np.float64)
    p = np.array([W0, b0], dtype=np.float64)

    def half_mse_of(p):
        cost = np.mean(np.square(A.dot(p) - ys)) / 2
        if not np.isfinite(cost):
            raise FloatingPointError("not finite")
        return cost

    with np.errstate(over="raise", invalid="raise"):
        old = half_mse_of(p)
        for epochs in range(1, max_epochs + 1):
            for row, y in zip(A, ys):
                p = p - learning_rate * (row.dot(p) - y) * row / len(A)
            new = half_mse_of(p)
            if old - new < tolerance:
                return {"W": p[0], "b": p[1], "epochs": epochs}
            old = new
    return {"W": p[0], "b": p[1], "epochs": max_epochs}
