# kind: pure Python, goes down through the axes of x, returns lists
def predict(x, W, b):
    if np.ndim(x) == 0:
        return float(W) * float(x) + float(b)
    return [predict(element, W, b) for element in x]
