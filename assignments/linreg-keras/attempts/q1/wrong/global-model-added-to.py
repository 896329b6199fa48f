# earns: 0
# says: The first call works, the second one adds to the same model again. Start with an empty
#   Sequential inside the function.
model = keras.Sequential()


def build_sequential():
    model.add(layers.Dense(1, kernel_initializer="zeros"))
    model.build((None, 1))
    return model
