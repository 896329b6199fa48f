# earns: 0
# says: Your model wants 17 numbers for a single prediction. The number of points is not part of the
#   shape: one point has one number.
def build_functional():
    inputs = keras.Input(shape=(17,))
    outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
    return keras.Model(inputs, outputs)
