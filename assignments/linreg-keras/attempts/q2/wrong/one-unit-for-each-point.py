# earns: 0
# says: Your layer has 17 units, so each x gets 17 predictions. Units are outputs of one point, not the
#   number of points.
def build_functional():
    inputs = keras.Input(shape=(1,))
    outputs = layers.Dense(17, kernel_initializer="zeros")(inputs)
    return keras.Model(inputs, outputs)
