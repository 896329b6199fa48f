# earns: 1.5
# says: In float32 or float64, the mean of equal numbers can miss them in the last digit, and then
#   the denominator is not exactly zero. Look at the xs themselves.
def closed_form(xs, ys):
    dx = xs - np.mean(xs)
    dy = ys - np.mean(ys)
    denominator = np.sum(dx ** 2)
    if denominator == 0:
        raise ValueError("all xs are equal")
    W = np.sum(dx * dy) / denominator
    return W, np.mean(ys) - W * np.mean(xs)
