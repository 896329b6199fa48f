# earns: 0.25
# says: `len` needs something with several elements. x may also be a single number.
def predict(x, W, b):
    result = np.zeros(len(x))
    for i in range(len(x)):
        result[i] = W * x[i] + b
    return result
