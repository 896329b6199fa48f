# earns: 1
# says: Your model has a single input of two numbers. The question asks for two named inputs of one
#   number each.
def build_two_inputs():
    inputs = keras.Input(shape=(2,), name="size_and_age")
    outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
    return keras.Model(inputs=inputs, outputs=outputs)
