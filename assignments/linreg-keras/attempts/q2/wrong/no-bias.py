# earns: 0
# says: Your model can only draw lines through the origin: it has a W but no b. The Dense layer should
#   keep its bias.
def build_functional():
    inputs = keras.Input(shape=(1,))
    outputs = layers.Dense(1, kernel_initializer="zeros", use_bias=False)(inputs)
    return keras.Model(inputs, outputs)
