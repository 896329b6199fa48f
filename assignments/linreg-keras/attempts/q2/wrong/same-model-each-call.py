# earns: 0
# says: Two calls return the very same model, so training one also trains the other. Build the model
#   inside the function.
inputs = keras.Input(shape=(1,))
outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
functional_model = keras.Model(inputs, outputs)


def build_functional():
    return functional_model
