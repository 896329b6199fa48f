# earns: 1.75
# says: The first and the last x can be equal while others differ, in data that are not sorted.
def closed_form(xs, ys):
    if xs[0] == xs[-1]:
        raise ValueError("all xs are equal")
    return np.polyfit(np.float64(xs), np.float64(ys), 1)
