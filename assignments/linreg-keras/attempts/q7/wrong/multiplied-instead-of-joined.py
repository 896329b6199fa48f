# earns: 0.5
# says: You multiply size and age, and the model sees their product alone. Join them side by side, so
#   that each has a weight of its own.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    x = layers.multiply([size, age])
    outputs = layers.Dense(1, kernel_initializer="zeros")(x)
    return keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
