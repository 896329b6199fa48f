# earns: 0
# says: You return the class, not a model. Make an instance of it and return that.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")

    def call(self, inputs):
        return self.dense(inputs)


def build_subclassed():
    return Line
