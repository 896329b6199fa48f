# earns: 0
# says: Your function predicts for the notebook's training data, whatever x it is given.
def predict(x, W, b):
    return W * train_X + b
