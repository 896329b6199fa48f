# earns: 0
# says: Keras's loss has no ½ in it, and it squeezes (n, 1) against (n,) where a ValueError is asked
#   for. Check the shapes first, and halve the loss.
def half_mse(prediction, target):
    return float(tf.keras.losses.MeanSquaredError()(target, prediction))
