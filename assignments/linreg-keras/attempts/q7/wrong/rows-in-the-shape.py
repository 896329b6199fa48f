# earns: 1
# says: The shape of keras.Input is that of one house, (1,). The number of rows is no part of it:
#   with None in it, a house has one axis too many.
def build_two_inputs():
    size = keras.Input(shape=(None, 1), name="size")
    age = keras.Input(shape=(None, 1), name="age")
    both = layers.Concatenate()([size, age])
    price = layers.Dense(1, kernel_initializer="zeros")(both)
    return keras.Model(inputs=[size, age], outputs=price)
