# earns: 1
# says: Your model is built, but cannot be called: its output needs the age, and inputs lists the
#   size only. List both.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    x = layers.Concatenate()([size, age])
    outputs = layers.Dense(1, kernel_initializer="zeros")(x)
    return keras.Model(inputs=size, outputs=outputs)
