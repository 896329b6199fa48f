# earns: 0.5
# says: Your model takes the age but never uses it. Join both inputs before the Dense layer.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    outputs = layers.Dense(1, kernel_initializer="zeros")(size)
    return keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
