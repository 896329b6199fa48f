# earns: 0.5
# says: Your bias has shape (1, 1). A bias has one number for each output, so its shape is (1,).
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.W = self.add_weight(shape=(1, 1), initializer="zeros", name="W")
        self.b = self.add_weight(shape=(1, 1), initializer="zeros", name="b")

    def call(self, x):
        return x @ self.W + self.b


def build_subclassed():
    return Line()
