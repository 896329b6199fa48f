# earns: 1.25
# says: An assert raises AssertionError, and can be switched off. Raise ValueError where the xs are
#   all equal.
def closed_form(xs, ys):
    assert not np.all(xs == xs[0]), "all xs are equal"
    dx = xs - np.mean(xs)
    W = np.sum(dx * (ys - np.mean(ys))) / np.sum(dx ** 2)
    return W, np.mean(ys) - W * np.mean(xs)
