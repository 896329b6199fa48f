# earns: 0
# says: Your model is a subclass with a call of its own; that is the next question. Here the model is
#   made from an input tensor and an output tensor.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")

    def call(self, x):
        return self.dense(x)


def build_functional():
    model = Line()
    model(np.zeros((1, 1)))
    return model
