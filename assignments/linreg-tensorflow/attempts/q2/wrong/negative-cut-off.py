# earns: 0.25
# says: Negative predictions become zero. A line goes below zero as well.
def predict(x, W, b):
    return np.maximum(W * x + b, 0.0)
