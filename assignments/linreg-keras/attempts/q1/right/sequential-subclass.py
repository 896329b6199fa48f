# kind: an instance of the student's own subclass of Sequential
class Line(keras.Sequential):
    def __init__(self):
        super().__init__()
        self.add(keras.Input(shape=(1,)))
        self.add(layers.Dense(1, kernel_initializer="zeros"))


def build_sequential():
    return Line()
