# earns: 2.5
# says: Your model starts with a random kernel, which is what Dense does by default. Both weights should
#   be zero.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1)

    def call(self, inputs):
        return self.dense(inputs)


def build_subclassed():
    model = Line()
    model(np.zeros((1, 1)))
    return model
