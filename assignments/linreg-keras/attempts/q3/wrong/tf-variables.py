# earns: 0.5
# says: Your model reports no weights, so fit would train nothing: Keras 3 tracks the layers made in
#   __init__ and what add_weight makes, but neither a plain tf.Variable nor a layer made in
#   call.
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
