# earns: 1.5
# says: Your model has a b, but call leaves it out and returns only W*x. Add the bias.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.W = self.add_weight(shape=(1, 1), initializer="zeros", name="W")
        self.b = self.add_weight(shape=(1,), initializer="zeros", name="b")

    def call(self, x):
        return keras.ops.matmul(x, self.W)


def build_subclassed():
    return Line()
