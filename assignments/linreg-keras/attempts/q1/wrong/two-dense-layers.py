# earns: 0
# says: Your model has two Dense layers and four weights. The line W*x + b is one Dense layer with one
#   unit, and starting from zeros two in a row cannot even learn W.
def build_sequential():
    model = keras.Sequential()
    model.add(keras.Input(shape=(1,)))
    model.add(layers.Dense(1, kernel_initializer="zeros"))
    model.add(layers.Dense(1, kernel_initializer="zeros"))
    return model
