# earns: 0
# says: Your `return` stands inside the loop, so only the first point counts.
def half_mse_gradients(x, y, W, b):
    n = len(x)
    dW = db = 0.0
    for xi, yi in zip(x, y):
        error = W * xi + b - yi
        dW += error * xi / n
        db += error / n
        return dW, db
