# earns: 1.75
# says: Your model has no weights when it is returned: in Keras 3, build on a subclassed model does not
#   build the layers inside. One call on a made-up point does.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")

    def call(self, inputs):
        return self.dense(inputs)


def build_subclassed():
    model = Line()
    model.build((None, 1))
    return model
