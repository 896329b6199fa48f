# earns: 0.5
# says: The mean of a product is not the product of the means. Multiply point by point, then take
#   the mean.
def half_mse_gradients(x, y, W, b):
    error = W * x + b - y
    return np.mean(error) * np.mean(x), np.mean(error)
