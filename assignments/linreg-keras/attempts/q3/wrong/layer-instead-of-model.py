# earns: 0.5
# says: Your class is a Layer, which can compute but cannot be compiled or fitted. Inherit from
#   keras.Model.
class Line(layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")

    def call(self, inputs):
        return self.dense(inputs)


def build_subclassed():
    model = Line()
    model(np.zeros((1, 1)))
    return model
