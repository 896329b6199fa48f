# earns: 0.5
# says: Your model is a functional one. This question asks for a class of your own, a subclass of
#   keras.Model with its own call.
def build_subclassed():
    inputs = keras.Input(shape=(1,))
    outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
    return keras.Model(inputs, outputs)
