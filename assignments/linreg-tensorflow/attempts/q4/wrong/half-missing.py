# earns: 0.5
# says: Both gradients are twice as large as they should be. The ½ of the cost cancels the 2 that
#   the square leaves behind.
def half_mse_gradients(x, y, W, b):
    error = W * x + b - y
    return 2 * np.mean(error * x), 2 * np.mean(error)
