# earns: 0
# says: Two calls return the very same model, so training one also trains the other. Build the model
#   inside the function.
model = keras.Sequential([
    keras.Input(shape=(1,)),
    layers.Dense(1, kernel_initializer="zeros"),
])


def build_sequential():
    return model
