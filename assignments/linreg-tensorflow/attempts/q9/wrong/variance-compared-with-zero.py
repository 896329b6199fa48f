# earns: 1.5
# says: The mean of equal numbers can miss them in the last digit, so their variance need not be
#   exactly zero. Look at the xs themselves.
def closed_form(xs, ys):
    x = xs.astype(np.float64)
    y = ys.astype(np.float64)
    if np.var(x) == 0:
        raise ValueError("all xs are equal")
    dx = x - np.mean(x)
    W = np.sum(dx * (y - np.mean(y))) / np.sum(dx ** 2)
    return W, np.mean(y) - W * np.mean(x)
