# earns: 0.25
# says: The results go into an array of whole numbers, which cuts their decimals off.
def predict(x, W, b):
    result = np.zeros(np.shape(x), dtype=int)
    result[...] = W * x + b
    return result
