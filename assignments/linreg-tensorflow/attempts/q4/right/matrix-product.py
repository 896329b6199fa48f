# kind: linear algebra with a design matrix, a NumPy array as the pair
def half_mse_gradients(x, y, W, b):
    A = np.stack([x, np.ones_like(x)], axis=1).astype(np.float64)
    theta = np.array([W, b], dtype=np.float64)
    return A.T @ (A @ theta - y) / len(y)
