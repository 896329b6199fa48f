# earns: 1
# says: You round the result to three decimals. Round when you show a number, not when you hand it
#   on.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal")
    W, b = np.polyfit(np.float64(xs), np.float64(ys), 1)
    return round(W, 3), round(b, 3)
