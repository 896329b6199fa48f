# earns: 0
# says: Your class does not inherit from anything, so it has no weights, compile or fit of a Keras
#   model. Inherit from keras.Model.
class Line:
    def __init__(self):
        self.dense = layers.Dense(1, kernel_initializer="zeros")

    def call(self, inputs):
        return self.dense(inputs)

    def __call__(self, inputs):
        return self.call(inputs)


def build_subclassed():
    model = Line()
    model(np.zeros((1, 1)))
    return model
