# earns: 1.5
# says: You walk over the rows in Python. Inside a compiled fit their number is not known, and
#   tensors have no values yet: compute with whole tensors.
def half_mse(y_true, y_pred):
    return [((t - p) ** 2)[0] / 2 for t, p in zip(y_true, y_pred)]
