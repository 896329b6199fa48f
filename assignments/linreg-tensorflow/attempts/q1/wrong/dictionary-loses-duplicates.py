# earns: 0.75
# says: A dictionary keeps one value for each key. What becomes of two points that share the same x?
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("lengths differ")
    points = {}
    for i in range(len(xs)):
        points[xs[i]] = ys[i]
    return list(points.items())
