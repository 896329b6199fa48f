# earns: 0
# says: Your model wants 17 numbers for a single prediction. The number of points is not part of the
#   shape: one point has one number.
def build_sequential():
    model = keras.Sequential([
        keras.Input(shape=(17,)),
        layers.Dense(1, kernel_initializer="zeros"),
    ])
    return model
