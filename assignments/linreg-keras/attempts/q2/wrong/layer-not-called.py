# earns: 0
# says: The outputs of your model are a layer, not a tensor, so keras.Model refuses it. Call the layer
#   on the input tensor.
def build_functional():
    inputs = keras.Input(shape=(1,))
    outputs = layers.Dense(1, kernel_initializer="zeros")
    return keras.Model(inputs=inputs, outputs=outputs)
