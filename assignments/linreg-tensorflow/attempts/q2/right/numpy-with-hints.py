# kind: NumPy functions, type hints, float64 throughout
def predict(x: "float | np.ndarray", W: float, b: float) -> np.ndarray:
    x = np.asarray(x, dtype=np.float64)
    return np.add(np.multiply(W, x), b)
