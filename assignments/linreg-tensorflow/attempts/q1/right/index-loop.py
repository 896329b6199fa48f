# kind: pure Python loop over indices
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("xs has %d values but ys has %d" % (len(xs), len(ys)))
    result = []
    for i in range(len(xs)):
        result.append((xs[i], ys[i]))
    return result

print(pairs(train_X, train_Y))
