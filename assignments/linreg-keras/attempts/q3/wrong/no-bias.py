# earns: 0.5
# says: Your model has a kernel but no bias, so it only draws lines through the origin. It needs two
#   weights.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.W = self.add_weight(shape=(1, 1), initializer="zeros", name="W")

    def call(self, x):
        return keras.ops.matmul(x, self.W)


def build_subclassed():
    return Line()
