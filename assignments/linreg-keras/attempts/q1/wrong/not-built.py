# earns: 1
# says: Your model has no weights yet, because it does not know how many inputs a point has. Tell it the
#   input's shape before you return it.
def build_sequential():
    model = keras.Sequential()
    model.add(layers.Dense(1, kernel_initializer="zeros"))
    return model
