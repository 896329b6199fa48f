# earns: 0
# says: You return the output tensor, which is only a placeholder in the graph. Return a keras.Model
#   made from the input and the output.
def build_functional():
    inputs = keras.Input(shape=(1,))
    outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
    model = keras.Model(inputs, outputs)
    return outputs
