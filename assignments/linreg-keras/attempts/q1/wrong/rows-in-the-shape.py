# earns: 1
# says: The shape of keras.Input is that of one point, (1,). The number of rows is no part of it:
#   with None in it, a point has one axis too many.
def build_sequential():
    return keras.Sequential([
        keras.Input(shape=(None, 1)),
        layers.Dense(1, kernel_initializer="zeros"),
    ])
