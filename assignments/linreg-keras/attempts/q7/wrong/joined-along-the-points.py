# earns: 0
# says: You join along the first axis, which puts the ages below the sizes and gives 2n outputs for n
#   houses. Join along the last axis.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    x = layers.Concatenate(axis=0)([size, age])
    outputs = layers.Dense(1, kernel_initializer="zeros")(x)
    return keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
