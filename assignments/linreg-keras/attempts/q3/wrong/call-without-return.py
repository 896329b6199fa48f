# earns: 0.5
# says: call computes the line, but does not return it: a `return` is missing.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")
        self.dense.build((None, 1))

    def call(self, x):
        self.dense(x)


def build_subclassed():
    return Line()
