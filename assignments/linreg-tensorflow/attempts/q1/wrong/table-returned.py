# earns: 0
# says: An array with two columns holds the numbers, but its rows are arrays. The task asks for a
#   list of tuples.
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    return np.column_stack([xs, ys])
