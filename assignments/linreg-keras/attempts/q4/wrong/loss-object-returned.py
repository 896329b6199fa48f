# earns: 0
# says: You return a loss object instead of its value. Call it on y_true and y_pred, and mind which axis
#   it averages over.
def half_mse(y_true, y_pred):
    return keras.losses.MeanSquaredError()
