# earns: 0
# says: Your model has a hidden layer of 10 units. The line W*x + b is a single Dense layer with one
#   unit.
def build_functional():
    inputs = keras.Input(shape=(1,))
    x = layers.Dense(10, activation="relu", kernel_initializer="zeros")(inputs)
    outputs = layers.Dense(1, kernel_initializer="zeros")(x)
    return keras.Model(inputs, outputs)
