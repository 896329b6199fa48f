# kind: a helper makes the layer, with type hints, and the cell tries the model out
def linear_layer(units: int = 1) -> layers.Layer:
    return layers.Dense(units, kernel_initializer="zeros")


def build_functional() -> keras.Model:
    """Return W*x + b, with W = b = 0, built from its input and output tensors."""
    return keras.Model(inputs=(x := keras.Input((1,))), outputs=linear_layer()(x))


build_functional().summary()
