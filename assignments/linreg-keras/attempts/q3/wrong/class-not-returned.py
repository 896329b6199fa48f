# earns: 0
# says: The model is made, but build_subclassed does not return it.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")
        self.dense.build((None, 1))

    def call(self, x):
        return self.dense(x)


def build_subclassed():
    model = Line()
