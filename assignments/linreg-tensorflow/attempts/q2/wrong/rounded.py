# earns: 0.5
# says: You round the prediction. Round when you show a number, not while you compute with it.
def predict(x, W, b):
    return np.round(W * x + b, 2)
