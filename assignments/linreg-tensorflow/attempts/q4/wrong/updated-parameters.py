# earns: 0
# says: You already took the step. The question asks for the gradient itself; the learning rate
#   comes later.
def half_mse_gradients(x, y, W, b):
    learning_rate = 0.01
    error = W * x + b - y
    W = W - learning_rate * np.mean(error * x)
    b = b - learning_rate * np.mean(error)
    return W, b
