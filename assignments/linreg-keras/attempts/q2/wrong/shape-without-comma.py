# earns: 0
# says: `(1)` is the number 1 in brackets. A tuple of one needs a comma: `(1,)`.
def build_functional():
    inputs = keras.Input(shape=(1))
    outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
    return keras.Model(inputs, outputs)
