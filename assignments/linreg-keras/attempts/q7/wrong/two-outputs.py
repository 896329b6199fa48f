# earns: 0
# says: Your Dense layer has two units, one for each input, so each house gets two predictions. Units
#   count outputs, and there is one.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    x = layers.Concatenate()([size, age])
    outputs = layers.Dense(2, kernel_initializer="zeros")(x)
    return keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
