# earns: 0.5
# says: Your Dense layer sees one number for each house: the age is left out, or added to the size
#   before. Join the two side by side.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    outputs = layers.Dense(1, kernel_initializer="zeros")(size)
    return keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
