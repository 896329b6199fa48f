# earns: 0
# says: The models of two calls share their layer and weights. Make the tensors and the layer inside
#   the function, new at each call.
inputs = keras.Input(shape=(1,))
outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)


def build_functional():
    return keras.Model(inputs=inputs, outputs=outputs)
