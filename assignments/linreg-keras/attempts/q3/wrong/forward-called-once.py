# earns: 0
# says: Your method is named forward, as in PyTorch. In Keras it is named call: the first call of
#   the model looks for it.
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1, kernel_initializer="zeros")

    def forward(self, x):
        return self.dense(x)


def build_subclassed():
    model = Line()
    model(np.zeros((1, 1)))
    return model
