# earns: 0.75
# says: `*=` and `+=` write into the caller's own array. After one call `train_X` would hold
#   predictions.
def predict(x, W, b):
    x *= W
    x += b
    return x
