# earns: 0
# says: A functional model is made of its inputs and its outputs. keras.Model gets the inputs only.
def build_functional():
    inputs = keras.Input(shape=(1,))
    outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
    return keras.Model(inputs)
