# earns: 2.5
# says: Your model starts with random weights, which is what Dense does by default. They should be zero.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    x = layers.Concatenate()([size, age])
    outputs = layers.Dense(1)(x)
    return keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
