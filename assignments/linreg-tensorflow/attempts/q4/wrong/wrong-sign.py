# earns: 0
# says: Both signs are turned round. Your vector points downhill; the gradient points to where the
#   cost grows.
def half_mse_gradients(x, y, W, b):
    error = y - (W * x + b)
    return np.mean(error * x), np.mean(error)
