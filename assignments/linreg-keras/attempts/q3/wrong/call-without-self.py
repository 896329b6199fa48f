# earns: 0.5
# says: A method takes the model itself first: def call(self, x). Without self, x is the model.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")
        self.dense.build((None, 1))

    def call(x):
        return x.dense(x)


def build_subclassed():
    return Line()
