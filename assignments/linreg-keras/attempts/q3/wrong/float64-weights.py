# earns: 2.25
# says: Your weights are float64. Keras works in float32 unless told otherwise, and this model should
#   too.
class Line(keras.Model):
    def __init__(self):
        super().__init__(dtype="float64")
        self.W = self.add_weight(shape=(1, 1), initializer="zeros", dtype="float64")
        self.b = self.add_weight(shape=(1,), initializer="zeros", dtype="float64")

    def call(self, x):
        return keras.ops.matmul(x, self.W) + self.b


def build_subclassed():
    return Line()
