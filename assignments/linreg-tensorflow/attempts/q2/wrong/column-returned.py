# earns: 0.25
# says: The numbers are right, the shape is not. A prediction should have the shape of x, or later
#   differences will broadcast.
def predict(x, W, b):
    return np.reshape(W * x + b, (-1, 1))
