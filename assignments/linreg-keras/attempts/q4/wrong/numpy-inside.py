# earns: 1.5
# says: Your loss works on arrays but not inside fit: there the arguments are symbolic tensors, which
#   NumPy cannot compute with. Use keras.ops or TensorFlow.
def half_mse(y_true, y_pred):
    return np.mean(np.square(np.subtract(y_true, y_pred)), axis=-1) / 2
