# earns: 0
# says: You return a dict. The task asks for the pair (dW, db).
def half_mse_gradients(x, y, W, b):
    error = W * x + b - y
    return {"dW": np.mean(error * x), "db": np.mean(error)}
