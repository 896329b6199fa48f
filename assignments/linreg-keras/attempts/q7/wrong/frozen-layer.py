# earns: 2.5
# says: Your Dense layer is frozen, so fit would leave its weights at zero. They should be trainable.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    x = layers.Concatenate()([size, age])
    outputs = layers.Dense(1, kernel_initializer="zeros", trainable=False)(x)
    return keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
