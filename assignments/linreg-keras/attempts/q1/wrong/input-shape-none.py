# earns: 0
# says: None in the shape leaves the number of inputs open, so Keras cannot make the weights. The number
#   of points is left out by itself; the shape is that of one point.
def build_sequential():
    model = keras.Sequential([
        keras.Input(shape=(None,)),
        layers.Dense(1, kernel_initializer="zeros"),
    ])
    return model
