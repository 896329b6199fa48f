# earns: 0.75
# says: You walk over all numbers of x and lose its shape on the way. What comes back for an x of
#   shape (4, 1)?
def predict(x, W, b):
    return np.array([W * value + b for value in np.ravel(x)])
