# earns: 0.25
# says: `float` makes a number of one value. x may also be an array of many.
def predict(x, W, b):
    return W * float(x) + b
