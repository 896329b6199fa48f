# earns: 1.5
# says: You square a root. At 0, where a prediction is exactly right, the root has no slope, and one such
#   point makes all weights nan. Square the difference itself.
def half_mse(y_true, y_pred):
    return keras.ops.norm(y_true - y_pred, axis=-1) ** 2 / 2
