# earns: 0
# says: A Sequential model has one input and one output. Two inputs need the functional API.
def build_two_inputs():
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(layers.Dense(1, kernel_initializer="zeros"))
    return model
