# earns: 0.5
# says: There is a hidden layer between the joined inputs and the output. One Dense layer with one unit
#   is all that is asked for.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    x = layers.Concatenate()([size, age])
    x = layers.Dense(8, activation="relu", kernel_initializer="zeros")(x)
    outputs = layers.Dense(1, kernel_initializer="zeros")(x)
    return keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
