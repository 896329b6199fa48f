# earns: 1
# says: Your output can never be negative: there is a relu on it. A line needs a linear output.
def build_sequential():
    return keras.Sequential([
        keras.Input(shape=(1,)),
        layers.Dense(1, activation="relu", kernel_initializer="zeros"),
    ])
