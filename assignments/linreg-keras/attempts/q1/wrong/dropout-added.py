# earns: 1
# says: Your model also holds a Dropout layer, which while training sets inputs to zero at random. The
#   question asks for the Dense layer alone.
def build_sequential():
    model = keras.Sequential()
    model.add(keras.Input(shape=(1,)))
    model.add(layers.Dropout(0.2))
    model.add(layers.Dense(1, kernel_initializer="zeros"))
    return model
