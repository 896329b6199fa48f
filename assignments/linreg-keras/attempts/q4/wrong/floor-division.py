# earns: 0
# says: You divide with //, which rounds down to a whole number: small errors count as 0 and give no
#   gradient. Use the ordinary division.
def half_mse(y_true, y_pred):
    return keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1) // 2
