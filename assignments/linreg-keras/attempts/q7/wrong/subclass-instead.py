# earns: 0
# says: Your model works on the dictionary, but it is a subclass with a call of its own. Here it is made
#   from its input tensors and its output, and so shows them in its summary.
class House(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")

    def call(self, inputs):
        return self.dense(keras.ops.concatenate([inputs["size"], inputs["age"]], axis=-1))


def build_two_inputs():
    model = House()
    model({"size": np.zeros((1, 1)), "age": np.zeros((1, 1))})
    return model
