# earns: 1.5
# says: Your call puts a relu on the result, so no prediction can be negative. A line needs a linear
#   output.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")

    def call(self, inputs):
        x = self.dense(inputs)
        return keras.activations.relu(x)


def build_subclassed():
    model = Line()
    model(np.zeros((1, 1)))
    return model
