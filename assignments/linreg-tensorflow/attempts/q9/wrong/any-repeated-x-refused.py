# earns: 1.5
# says: Two points may share an x; that is no obstacle as long as not all of them do.
def closed_form(xs, ys):
    if len(set(xs.tolist())) < len(xs) or len(xs) < 2:
        raise ValueError("xs must be different")
    return np.polyfit(np.float64(xs), np.float64(ys), 1)
