# earns: 1.5
# says: The determinant of equal xs is a difference of two rounded sums and need not be exactly
#   zero. Look at the xs themselves.
def closed_form(xs, ys):
    x = xs.astype(np.float64)
    y = ys.astype(np.float64)
    n = len(x)
    D = n * np.sum(x * x) - np.sum(x) ** 2
    if D == 0:
        raise ValueError("all xs are equal")
    W = (n * np.sum(x * y) - np.sum(x) * np.sum(y)) / D
    b = (np.sum(y) - W * np.sum(x)) / n
    return W, b
