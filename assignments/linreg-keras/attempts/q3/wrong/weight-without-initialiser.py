# earns: 2.5
# says: Your own W starts at a random number: without an initialiser add_weight draws one for float
#   weights. Ask for zeros, for the bias too.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.W = self.add_weight(shape=(1, 1))
        self.b = self.add_weight(shape=(1,))

    def call(self, x):
        return x @ self.W + self.b


def build_subclassed():
    return Line()
