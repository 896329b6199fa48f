# earns: 0.75
# says: You add up the columns, as if each row of x were one point with several features. Every
#   number of x has a prediction of its own.
def predict(x, W, b):
    y = np.asarray(W * x + b)
    if y.ndim == 2 and y.shape[1] > 1:
        y = y.sum(axis=1)
    return y
