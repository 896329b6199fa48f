# earns: 0.5
# says: Your W and b are single numbers of shape (). The kernel should have shape (1, 1), one row for
#   each input, and the bias (1,).
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.W = self.add_weight(shape=(), initializer="zeros", name="W")
        self.b = self.add_weight(shape=(), initializer="zeros", name="b")

    def call(self, x):
        return self.W * x + self.b


def build_subclassed():
    return Line()
