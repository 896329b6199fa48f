# earns: 1.25
# says: You return None where the task asks for an exception. The caller would fail later, with a
#   message about something else.
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        print("all xs are equal, no solution")
        return None
    return np.polyfit(np.float64(xs), np.float64(ys), 1)
