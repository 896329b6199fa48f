# earns: 0.5
# says: Your class inherits from keras.Sequential, so it is a list of layers and has no call of its own.
#   Inherit from keras.Model and write call.
class Line(keras.Sequential):
    def __init__(self):
        super().__init__()
        self.add(keras.Input(shape=(1,)))
        self.add(layers.Dense(1, kernel_initializer="zeros"))


def build_subclassed():
    return Line()
