# kind: a layer of the student's own inside the model
class Linear(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], 1), initializer="zeros")
        self.b = self.add_weight(shape=(1,), initializer="zeros")

    def call(self, x):
        return tf.matmul(x, self.w) + self.b


class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.linear = Linear()

    def call(self, x):
        return self.linear(x)


def build_subclassed():
    line = Line()
    line(keras.ops.zeros((1, 1)))
    return line
