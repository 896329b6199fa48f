# earns: 1
# says: For n points your model returns shape (n,), without the last axis. Keep the (n, 1) that the
#   Dense layer gives.
def build_functional():
    inputs = keras.Input(shape=(1,))
    x = layers.Dense(1, kernel_initializer="zeros")(inputs)
    outputs = keras.ops.squeeze(x, axis=-1)
    return keras.Model(inputs, outputs)
