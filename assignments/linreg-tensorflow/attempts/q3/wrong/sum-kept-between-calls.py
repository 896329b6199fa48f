# earns: 0
# says: The total is never set back to zero, so a second call starts from the first one's result.
total = 0.0

def half_mse(prediction, target):
    global total
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    for p, t in zip(prediction.ravel(), target.ravel()):
        total += (p - t) ** 2
    return total / (2 * prediction.size)
