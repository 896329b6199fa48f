# earns: 1.5
# says: The kernel of your model starts at 0, but its bias starts at 1. Both weights should be zero.
def build_sequential():
    model = keras.Sequential()
    model.add(keras.Input(shape=(1,)))
    model.add(layers.Dense(1, kernel_initializer="zeros", bias_initializer="ones"))
    return model
