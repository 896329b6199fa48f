# kind: joined with age first
def build_two_inputs():
    age = layers.Input((1,), name="age")
    size = layers.Input((1,), name="size")
    joined = layers.Concatenate(axis=1)([age, size])
    out = layers.Dense(1, activation="linear", kernel_initializer="zeros")(joined)
    return keras.Model([age, size], out, name="house")
