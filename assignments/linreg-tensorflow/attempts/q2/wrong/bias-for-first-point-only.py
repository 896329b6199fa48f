# earns: 0.25
# says: The intercept reaches only one of the predictions. It belongs to every point.
def predict(x, W, b):
    pred = np.array(W * x)
    if pred.ndim == 0:
        return pred + b
    pred[0] += b
    return pred
