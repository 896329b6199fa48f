# earns: 0
# says: Your __init__ never calls super().__init__(), so Keras cannot keep track of the layer and
#   refuses it.
class Line(keras.Model):
    def __init__(self):
        self.dense = layers.Dense(1, kernel_initializer="zeros")

    def call(self, inputs):
        return self.dense(inputs)


def build_subclassed():
    model = Line()
    model(np.zeros((1, 1)))
    return model
