# earns: 1.5
# says: Your weights are float64. Keras works in float32 unless told otherwise, and this model should
#   too.
def build_functional():
    inputs = keras.Input(shape=(1,), dtype="float64")
    outputs = layers.Dense(1, kernel_initializer="zeros", dtype="float64")(inputs)
    return keras.Model(inputs, outputs)
