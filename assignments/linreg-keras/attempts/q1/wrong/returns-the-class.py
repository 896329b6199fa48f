# earns: 0
# says: You return the class keras.Sequential, not a model made from it. Return the one you added the
#   layer to.
def build_sequential():
    model = keras.Sequential()
    model.add(keras.Input(shape=(1,)))
    model.add(layers.Dense(1, kernel_initializer="zeros"))
    return keras.Sequential
