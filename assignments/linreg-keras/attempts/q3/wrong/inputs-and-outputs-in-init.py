# earns: 0.5
# says: Your class hands inputs and outputs to keras.Model, which makes it a functional model. Make the
#   layer in __init__ and use it in a call of your own.
class Line(keras.Model):
    def __init__(self):
        inputs = keras.Input(shape=(1,))
        outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
        super().__init__(inputs=inputs, outputs=outputs)


def build_subclassed():
    return Line()
