# kind: each call clones a global template, and cloning initialises the weights anew
_x = keras.Input(shape=(1,))
_template = keras.Model(_x, layers.Dense(1, kernel_initializer="zeros")(_x))


def build_functional():
    return keras.models.clone_model(_template)
