# earns: 0
# says: Your line always passes through the origin. One of the three arguments is never used.
def predict(x, W, b):
    return W * x
