# earns: 1
# says: Your inputs are named "Size" and "Age". The names are lower case, and Keras tells them apart.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="Size")
    age = keras.Input(shape=(1,), name="Age")
    x = layers.Concatenate()([size, age])
    outputs = layers.Dense(1, kernel_initializer="zeros")(x)
    return keras.Model(inputs={"Size": size, "Age": age}, outputs=outputs)
