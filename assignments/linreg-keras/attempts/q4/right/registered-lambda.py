# kind: a lambda registered for saving, with the half inside a product
half_mse = keras.saving.register_keras_serializable(name="half_mse")(
    lambda y_true, y_pred: keras.ops.mean((y_pred - y_true) * (y_pred - y_true) * 0.5, axis=-1)
)
