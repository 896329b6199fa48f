# earns: 1
# says: Your output can never be negative: there is a relu on it. A line needs a linear output.
def build_functional():
    inputs = keras.Input(shape=(1,))
    x = layers.Dense(1, kernel_initializer="zeros")(inputs)
    outputs = layers.ReLU()(x)
    return keras.Model(inputs, outputs)
