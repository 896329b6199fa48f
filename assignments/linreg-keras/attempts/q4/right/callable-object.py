# kind: an instance of a small class with __call__ and a __name__
class HalfSquaredError:
    __name__ = "half_mse"

    def __call__(self, y_true, y_pred):
        error = keras.ops.subtract(y_true, y_pred)
        return keras.ops.squeeze(keras.ops.square(error) / 2, axis=-1)


half_mse = HalfSquaredError()
