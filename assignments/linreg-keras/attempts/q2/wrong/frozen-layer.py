# earns: 1.5
# says: Your Dense layer is frozen, so fit would leave W and b at zero. Its weights should be trainable.
def build_functional():
    inputs = keras.Input(shape=(1,))
    dense = layers.Dense(1, kernel_initializer="zeros", trainable=False)
    return keras.Model(inputs, dense(inputs))
