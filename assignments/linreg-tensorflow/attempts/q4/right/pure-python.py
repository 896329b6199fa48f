# kind: pure Python loop, returns a list instead of a tuple
def half_mse_gradients(x, y, W, b):
    n = len(x)
    dW = 0.0
    db = 0.0
    for xi, yi in zip(x, y):
        error = W * float(xi) + b - float(yi)
        dW += error * float(xi) / n
        db += error / n
    return [dW, db]
