# earns: 1.25
# says: You raise Exception itself. Say which kind it is: xs that are all equal are a ValueError.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise Exception("all xs are equal")
    dx = xs - np.mean(xs)
    W = np.sum(dx * (ys - np.mean(ys))) / np.sum(dx ** 2)
    return W, np.mean(ys) - W * np.mean(xs)
