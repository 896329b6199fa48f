# earns: 0
# says: Each call makes a new keras.Model, but always from the same tensors and so with the same Dense
#   layer and weights. Make the tensors inside the function as well.
inputs = keras.Input(shape=(1,))
outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)


def build_functional():
    return keras.Model(inputs=inputs, outputs=outputs)
