# earns: 0.5
# says: The first weight of your model is the bias and the second one the kernel. Make the (1, 1) kernel
#   first, so that get_weights gives W before b.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.b = self.add_weight(shape=(1,), initializer="zeros", name="b")
        self.W = self.add_weight(shape=(1, 1), initializer="zeros", name="W")

    def call(self, x):
        return keras.ops.matmul(x, self.W) + self.b


def build_subclassed():
    return Line()
