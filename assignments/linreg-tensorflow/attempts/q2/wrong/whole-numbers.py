# earns: 0.25
# says: An integer array cuts the decimals of x off before the line is applied.
def predict(x, W, b):
    x = np.array(x, dtype=int)
    return W * x + b
