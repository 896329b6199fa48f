# earns: 0
# says: The correlation tells how well a line fits, between −1 and 1; it knows nothing of the units
#   of x and y.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    W = np.corrcoef(xs, ys)[0, 1]
    return W, np.mean(ys) - W * np.mean(xs)
