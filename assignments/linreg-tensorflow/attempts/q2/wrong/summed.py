# earns: 0.25
# says: You add up over all points. Here each x is a point of its own and deserves a prediction of
#   its own.
def predict(x, W, b):
    return np.sum(W * x) + b
