# earns: 0.5
# says: Both components are the same. W is multiplied by x in the prediction; the chain rule
#   remembers that.
def half_mse_gradients(x, y, W, b):
    error = W * x + b - y
    return np.mean(error), np.mean(error)
