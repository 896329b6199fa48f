# kind: the sum over the last axis divided by twice its length, with type hints and a print
def half_mse(y_true: tf.Tensor, y_pred: tf.Tensor) -> tf.Tensor:
    """Half the mean squared error of each point."""
    n_outputs = y_pred.shape[-1]
    print("half_mse of", y_pred.shape)
    return tf.reduce_sum((y_true - y_pred) ** 2, axis=1) / (2 * n_outputs)
