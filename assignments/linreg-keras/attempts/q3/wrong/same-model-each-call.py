# earns: 0
# says: Two calls return the very same model, so training one also trains the other. Make the instance
#   inside the function.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")

    def call(self, inputs):
        return self.dense(inputs)


def build_subclassed(model=Line()):
    model(np.zeros((1, 1)))
    return model
