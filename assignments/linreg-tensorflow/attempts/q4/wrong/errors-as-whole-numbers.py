# earns: 0.5
# says: The errors go into an array of whole numbers, which cuts their decimals off.
def half_mse_gradients(x, y, W, b):
    error = (W * x + b - y).astype(int)
    return np.mean(error * x), np.mean(error)
