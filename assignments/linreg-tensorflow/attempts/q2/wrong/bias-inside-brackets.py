# earns: 0
# says: You add b before you multiply, so b is scaled by W as well. Compare the order with the
#   formula.
def predict(x, W, b):
    return W * (x + b)
