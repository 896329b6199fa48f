# earns: 1.25
# says: The case is noticed, but the class of the error is another: a ZeroDivisionError is no
#   ValueError.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ZeroDivisionError("all xs are equal")
    return np.polyfit(np.float64(xs), np.float64(ys), 1)
