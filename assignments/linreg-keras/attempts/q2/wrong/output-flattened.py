# earns: 1
# says: Your model does not make (n, 1) of (n, 1). Give keras.Input the shape of one point, (1,), and
#   keep the last axis that the Dense layer gives.
def build_functional():
    inputs = keras.Input(shape=(1,))
    x = layers.Dense(1, kernel_initializer="zeros")(inputs)
    outputs = keras.ops.squeeze(x, axis=-1)
    return keras.Model(inputs, outputs)
