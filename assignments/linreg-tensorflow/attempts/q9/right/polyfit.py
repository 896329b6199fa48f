# kind: library call, np.polyfit
def closed_form(xs, ys):
    if xs.max() == xs.min():
        raise ValueError("xs must not all be equal")
    W, b = np.polyfit(xs.astype(float), ys.astype(float), 1)
    return W, b
