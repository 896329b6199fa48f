# earns: 0.5
# says: You sort xs and ys each by itself, and the pairs come apart.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    return np.polyfit(np.sort(np.float64(xs)), np.sort(np.float64(ys)), 1)
