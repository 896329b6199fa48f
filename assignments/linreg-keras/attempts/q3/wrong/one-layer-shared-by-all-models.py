# earns: 0
# says: Each call makes a new model, but the Dense layer belongs to all of them together, weights
#   included. Make the layer in __init__.
class Line(keras.Model):
    def __init__(self, dense=layers.Dense(1, kernel_initializer="zeros")):
        super().__init__()
        self.dense = dense

    def call(self, inputs):
        return self.dense(inputs)


def build_subclassed():
    model = Line()
    model(np.zeros((1, 1)))
    return model
