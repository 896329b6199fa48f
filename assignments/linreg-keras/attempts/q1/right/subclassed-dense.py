# kind: a Dense subclass that starts at zero
class ZeroDense(layers.Dense):
    """A Dense layer whose kernel starts at zero."""

    def __init__(self, units, **kwargs):
        super().__init__(units, kernel_initializer="zeros", **kwargs)


def build_sequential():
    return keras.Sequential([keras.Input((1,)), ZeroDense(1)])
