# kind: Python operators and an index instead of a mean, as the last axis has one element
def half_mse(y_true, y_pred):
    difference = y_pred - y_true
    return 0.5 * difference[..., 0] ** 2
