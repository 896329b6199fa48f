# kind: half of Keras's own function
def half_mse(y_true, y_pred):
    return 0.5 * keras.losses.mean_squared_error(y_true, y_pred)
