# earns: 0.5
# says: Your model has a method named forward, as in PyTorch, so Keras finds nothing to compute with. In
#   Keras that method is named call.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")
        self.dense.build((None, 1))

    def forward(self, x):
        return self.dense(x)


def build_subclassed():
    return Line()
