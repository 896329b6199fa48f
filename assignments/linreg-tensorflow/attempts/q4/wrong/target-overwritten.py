# earns: 2.5
# says: `y -= …` writes into the caller's own array, and the next call gets errors where it expects
#   targets.
def half_mse_gradients(x, y, W, b):
    y -= W * x + b
    return -np.mean(y * x), -np.mean(y)
