# earns: 0
# says: Each turn of your loop overwrites the one before, so only the last point counts.
def half_mse_gradients(x, y, W, b):
    n = len(x)
    for xi, yi in zip(x, y):
        error = W * xi + b - yi
        dW = error * xi / n
        db = error / n
    return dW, db
