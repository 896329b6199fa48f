# kind: library call, the squared norm of the difference
def half_mse(prediction, target):
    prediction, target = np.array(prediction), np.array(target)
    if prediction.shape != target.shape:
        raise ValueError
    return np.linalg.norm(prediction - target) ** 2 / (2 * prediction.size)
