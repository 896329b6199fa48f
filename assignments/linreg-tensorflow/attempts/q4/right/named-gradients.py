# kind: a namedtuple of two one-element arrays, from sums over the data
import collections

Gradients = collections.namedtuple("Gradients", "dW db")

def half_mse_gradients(x, y, W, b):
    x, y = x.astype(float), y.astype(float)
    n = len(x)
    dW = (W * np.sum(x * x) + b * np.sum(x) - np.sum(x * y)) / n
    db = (W * np.sum(x) + n * b - np.sum(y)) / n
    return Gradients(np.array([dW]), np.array([db]))
