# earns: 0.5
# says: You add size and age before the Dense layer, so both share one weight. Join them side by side,
#   so that each has its own.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    x = layers.Add()([size, age])
    outputs = layers.Dense(1, kernel_initializer="zeros")(x)
    return keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
