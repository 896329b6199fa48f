# earns: 2.25
# says: Only W of your model is trainable; b would stay at zero. Both weights should be trainable.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.W = self.add_weight(shape=(1, 1), initializer="zeros", name="W")
        self.b = self.add_weight(shape=(1,), initializer="zeros", trainable=False, name="b")

    def call(self, x):
        return x @ self.W + self.b


def build_subclassed():
    return Line()
