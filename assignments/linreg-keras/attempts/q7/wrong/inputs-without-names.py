# earns: 1
# says: Your two inputs have no names, so a call with "size" and "age" does not find them. Name them
#   where you make them.
def build_two_inputs():
    size = keras.Input(shape=(1,))
    age = keras.Input(shape=(1,))
    x = layers.Concatenate()([size, age])
    outputs = layers.Dense(1, kernel_initializer="zeros")(x)
    return keras.Model(inputs=[size, age], outputs=outputs)
