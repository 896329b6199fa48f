# earns: 0
# says: The two inputs are never joined: you call Dense on a list of them. Concatenate first.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    outputs = layers.Dense(1, kernel_initializer="zeros")([size, age])
    return keras.Model(inputs=[size, age], outputs=outputs)
