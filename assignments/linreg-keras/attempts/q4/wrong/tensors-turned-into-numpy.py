# earns: ?
# says: Inside fit the arguments have no values yet, so .numpy() fails there. Keep to operations on
#   tensors, without a loop over the values.
def half_mse(y_true, y_pred):
    difference = tf.convert_to_tensor(y_pred - y_true).numpy()
    return [0.5 * float(d[0]) ** 2 for d in difference]
