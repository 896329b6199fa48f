# earns: 0
# says: Your model returns its input unchanged and has no weights: its outputs are the inputs. Give it
#   the tensor that came out of the Dense layer.
def build_functional():
    inputs = keras.Input(shape=(1,))
    x = inputs
    layers.Dense(1, kernel_initializer="zeros")(x)
    return keras.Model(inputs=inputs, outputs=x)
