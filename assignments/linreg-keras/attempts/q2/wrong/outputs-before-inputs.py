# earns: 0
# says: The two are swapped: keras.Model takes the inputs first, then the outputs.
def build_functional():
    inputs = keras.Input(shape=(1,))
    outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
    return keras.Model(outputs, inputs)
