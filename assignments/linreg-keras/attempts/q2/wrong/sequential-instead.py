# earns: 0
# says: Your model is a Sequential. Here the layers are called on tensors, and the model is made from
#   its inputs and outputs.
def build_functional():
    model = keras.Sequential()
    model.add(keras.Input(shape=(1,)))
    model.add(layers.Dense(1, kernel_initializer="zeros"))
    return model
