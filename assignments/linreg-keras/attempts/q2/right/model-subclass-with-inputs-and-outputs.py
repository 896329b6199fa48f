# kind: a Model subclass whose __init__ hands inputs and outputs to keras.Model
class FunctionalLine(keras.Model):
    def __init__(self, **kwargs):
        inputs = keras.Input(shape=(1,))
        outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
        super().__init__(inputs=inputs, outputs=outputs, **kwargs)


def build_functional():
    return FunctionalLine()
