# earns: 0
# says: You print the loss and return None. Keras needs it returned.
def half_mse(y_true, y_pred):
    loss = keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1) / 2
    print(loss)
