# kind: library call, a line is a polynomial of degree 1
def predict(x, W, b):
    return np.polyval([W, b], x)
