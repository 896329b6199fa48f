# earns: 1.5
# says: `-=` shifts the caller's own arrays. The second call with the same data finds another
#   intercept.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    x_mean, y_mean = np.mean(xs), np.mean(ys)
    xs -= x_mean
    ys -= y_mean
    W = np.sum(xs * ys) / np.sum(xs * xs)
    return W, y_mean - W * x_mean
