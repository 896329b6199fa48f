# earns: 0
# says: You return the sum over all points, so the loss grows with the batch. Average over the last axis
#   only, and return one number for each point.
def half_mse(y_true, y_pred):
    return keras.ops.sum(keras.ops.square(y_true - y_pred)) / 2
