# earns: 1.5
# says: Your weights are float64. Keras works in float32 unless told otherwise, and this model should
#   too.
def build_sequential():
    return keras.Sequential([
        keras.Input(shape=(1,), dtype="float64"),
        layers.Dense(1, kernel_initializer="zeros", dtype="float64"),
    ])
