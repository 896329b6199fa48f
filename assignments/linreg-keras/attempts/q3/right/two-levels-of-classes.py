# kind: a base class with call and a subclass with the weights, registered for saving
class LinearBase(keras.Model):
    def call(self, x):
        return keras.ops.add(keras.ops.multiply(x, self.kernel), self.bias)


@keras.saving.register_keras_serializable(package="lab")
class Line(LinearBase):
    def __init__(self, start=0.0, **kwargs):
        super().__init__(**kwargs)
        self.start = start
        constant = keras.initializers.Constant(start)
        self.kernel = self.add_weight(shape=(1, 1), initializer=constant, name="kernel")
        self.bias = self.add_weight(shape=(1,), initializer=constant, name="bias")

    def get_config(self):
        return {**super().get_config(), "start": self.start}


def build_subclassed() -> keras.Model:
    return Line()
