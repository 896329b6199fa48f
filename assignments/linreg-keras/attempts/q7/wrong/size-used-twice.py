# earns: 2
# says: You join size with size, and age is never used. Look at the list you concatenate.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    x = layers.concatenate([size, size])
    outputs = layers.Dense(1, kernel_initializer="zeros")(x)
    return keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
