# earns: 0
# says: Keras refuses your model, because one of its inputs never reaches the output. Join size and
#   age side by side, and call Dense on what comes out.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    outputs = layers.Dense(1, kernel_initializer="zeros")(size)
    return keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
