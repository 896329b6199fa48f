# earns: 0.5
# says: You halve the difference before you square it, which makes a quarter of the square. The half
#   belongs outside.
def half_mse(y_true, y_pred):
    return keras.ops.mean(keras.ops.square((y_true - y_pred) / 2), axis=-1)
