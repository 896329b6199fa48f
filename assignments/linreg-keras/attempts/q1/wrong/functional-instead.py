# earns: 0
# says: Your model is a functional one. This question asks for keras.Sequential; the functional API
#   comes in the next one.
def build_sequential():
    inputs = keras.Input(shape=(1,))
    outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
    return keras.Model(inputs, outputs)
