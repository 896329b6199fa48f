# earns: 0.5
# says: Your output always lies between 0 and 1: a sigmoid follows the Dense layer. That is for
#   classification; a line needs a linear output.
def build_sequential():
    model = keras.Sequential()
    model.add(keras.Input(shape=(1,)))
    model.add(layers.Dense(1, kernel_initializer="zeros"))
    model.add(layers.Activation("sigmoid"))
    return model
