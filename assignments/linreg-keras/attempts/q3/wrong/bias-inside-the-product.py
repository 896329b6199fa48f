# earns: 1.5
# says: Your model computes W*(x + b) instead of W*x + b. The bias is added after the product.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.W = self.add_weight(shape=(1, 1), initializer="zeros", name="W")
        self.b = self.add_weight(shape=(1,), initializer="zeros", name="b")

    def call(self, x):
        return self.W * (x + self.b)


def build_subclassed():
    return Line()
