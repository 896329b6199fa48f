# kind: build hands the shape to the Dense layer, and the linear activation is a layer of its own
class Line(keras.Model):
    def __init__(self):
        super().__init__()
        self.stack = [layers.Dense(1, kernel_initializer="zeros"), layers.Activation("linear")]

    def build(self, input_shape):
        for layer in self.stack:
            layer.build(input_shape)
            input_shape = layer.compute_output_shape(input_shape)

    def call(self, inputs):
        for layer in self.stack:
            inputs = layer(inputs)
        return inputs


def build_subclassed():
    model = Line()
    model.build((None, 1))
    model.summary()
    return model
