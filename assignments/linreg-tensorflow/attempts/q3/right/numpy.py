# kind: NumPy, the formula of the slide
def half_mse(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError(f"shapes differ: {prediction.shape} and {target.shape}")
    n = prediction.size
    return np.sum((prediction - target) ** 2) / (2 * n)
