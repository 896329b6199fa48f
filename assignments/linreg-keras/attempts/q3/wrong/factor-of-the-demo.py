# earns: 1.5
# says: The factor 2 of the example above is still in your call. Your line is W*x + b.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")

    def call(self, inputs):
        return 2 * self.dense(inputs)


def build_subclassed():
    model = Line()
    model(np.zeros((1, 1)))
    return model
