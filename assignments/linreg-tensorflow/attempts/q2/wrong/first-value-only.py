# earns: 0.25
# says: Your function leaves at its first turn through the loop, so only one prediction comes back.
def predict(x, W, b):
    for value in np.atleast_1d(x):
        pred = W * value + b
        return pred
