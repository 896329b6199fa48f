# earns: 0
# says: Keras refuses your model, because its output needs the age and inputs does not list it. List
#   both.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    x = layers.Concatenate()([size, age])
    outputs = layers.Dense(1, kernel_initializer="zeros")(x)
    return keras.Model(inputs=size, outputs=outputs)
