# earns: 0
# says: Concatenate takes one argument: the list of what it joins.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    both = layers.Concatenate()(size, age)
    outputs = layers.Dense(1, kernel_initializer="zeros")(both)
    return keras.Model(inputs=[size, age], outputs=outputs)
