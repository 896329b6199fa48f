# kind: raises a subclass of ValueError, returns np.float32
class ShapeError(ValueError):
    def __init__(self, a, b):
        super().__init__(f"cannot compare shape {a} with shape {b}")

def half_mse(prediction: np.ndarray, target: np.ndarray) -> np.float32:
    if prediction.shape != target.shape:
        raise ShapeError(prediction.shape, target.shape)
    error = prediction.astype(np.float64) - target.astype(np.float64)
    return np.float32(np.mean(np.square(error)) / 2)
