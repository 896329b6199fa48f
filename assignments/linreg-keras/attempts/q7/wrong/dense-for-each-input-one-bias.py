# earns: 0.5
# says: Each input has a Dense layer of its own, so there are two kernels. Join the inputs first; then
#   one Dense layer has a weight for each.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    price = layers.Add()([
        layers.Dense(1, kernel_initializer="zeros")(size),
        layers.Dense(1, kernel_initializer="zeros", use_bias=False)(age),
    ])
    return keras.Model(inputs=[size, age], outputs=price)
