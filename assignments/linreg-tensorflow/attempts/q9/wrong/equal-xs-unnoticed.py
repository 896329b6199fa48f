# earns: 1.25
# says: With all xs equal you divide zero by zero, and NumPy answers with NaN and a warning. The
#   question asks for an exception.
def closed_form(xs, ys):
    xs, ys = np.float64(xs), np.float64(ys)
    dx = xs - np.mean(xs)
    W = np.sum(dx * (ys - np.mean(ys))) / np.sum(dx * dx)
    return W, np.mean(ys) - W * np.mean(xs)
