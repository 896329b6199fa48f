# earns: 1.5
# says: You refuse equal ys, which have a perfectly good line, a flat one. Equal xs are the ones
#   without a best line.
def closed_form(xs, ys):
    if np.all(ys == ys[0]):
        raise ValueError("all ys are equal")
    return np.polyfit(np.float64(xs), np.float64(ys), 1)
