# earns: 0.5
# says: A softmax over a single output is always 1, whatever the weights are. A line needs a linear
#   output.
def build_sequential():
    return keras.Sequential([
        keras.Input(shape=(1,)),
        layers.Dense(1, kernel_initializer="zeros", activation="softmax"),
    ])
