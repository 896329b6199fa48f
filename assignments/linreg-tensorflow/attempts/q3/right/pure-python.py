# kind: pure Python loop over the numbers
def half_mse(prediction, target):
    if np.shape(prediction) != np.shape(target):
        raise ValueError("prediction and target need the same shape")
    total = 0.0
    n = 0
    for p, t in zip(np.ravel(prediction), np.ravel(target)):
        total += (float(p) - float(t)) ** 2
        n += 1
    return total / (2 * n)
