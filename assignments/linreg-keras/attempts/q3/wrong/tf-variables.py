# earns: 0.5
# says: Your model reports no weights: Keras 3 does not track a plain tf.Variable, so fit would train
#   nothing. Use add_weight, or a layer.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.W = tf.Variable([[0.0]])
        self.b = tf.Variable([0.0])

    def call(self, x):
        return tf.matmul(x, self.W) + self.b


def build_subclassed():
    model = Line()
    model(tf.zeros((1, 1)))
    return model
