# earns: 0.5
# says: Your output is W*x + b + x, because the input is added once more. Connect the Dense layer to the
#   output and nothing else.
def build_functional():
    inputs = keras.Input(shape=(1,))
    x = layers.Dense(1, kernel_initializer="zeros")(inputs)
    outputs = layers.add([x, inputs])
    return keras.Model(inputs, outputs)
