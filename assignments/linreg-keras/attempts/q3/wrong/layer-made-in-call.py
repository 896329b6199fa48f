# earns: 0
# says: Each call makes a new Dense layer with new random weights, and the model keeps none of them.
#   Make the layer once, in __init__.
class Line(keras.Model):
    def call(self, inputs):
        dense = layers.Dense(1)
        return dense(inputs)


def build_subclassed():
    model = Line()
    model(np.zeros((1, 1)))
    return model
