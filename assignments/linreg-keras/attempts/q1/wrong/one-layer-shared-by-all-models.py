# earns: 0
# says: Each call makes a new Sequential, but all of them share one Dense layer and so the same weights.
#   Make the layer inside the function as well.
dense = layers.Dense(1, kernel_initializer="zeros")


def build_sequential():
    return keras.Sequential([keras.Input(shape=(1,)), dense])
