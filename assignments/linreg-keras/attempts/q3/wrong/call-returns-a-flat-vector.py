# earns: 1.25
# says: For n points your model returns shape (n,), without the last axis. Keep the (n, 1) that the
#   product gives.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.W = self.add_weight(shape=(1, 1), initializer="zeros", name="W")
        self.b = self.add_weight(shape=(1,), initializer="zeros", name="b")

    def call(self, x):
        return self.W[0, 0] * x[:, 0] + self.b[0]


def build_subclassed():
    return Line()
