# earns: 0
# says: The hidden layer of the slide's network is still there. The line W*x + b is one Dense
#   layer with one unit.
def build_sequential():
    return keras.Sequential([
        keras.Input(shape=(1,)),
        layers.Dense(20, activation="relu"),
        layers.Dense(1, kernel_initializer="zeros"),
    ])
