# earns: 0
# says: Your function builds a model and returns None. Return the model.
def build_functional():
    inputs = keras.Input(shape=(1,))
    outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
    model = keras.Model(inputs=inputs, outputs=outputs)
    model.summary()
