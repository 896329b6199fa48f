# earns: 0
# says: You build the model and return None. Return it.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    x = layers.Concatenate()([size, age])
    outputs = layers.Dense(1, kernel_initializer="zeros")(x)
    model = keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
    model.summary()
