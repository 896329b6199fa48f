# earns: 0
# says: Each input has a Dense layer of its own and the model returns two outputs. Join the inputs first
#   and put one Dense layer behind them.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    a = layers.Dense(1, kernel_initializer="zeros")(size)
    b = layers.Dense(1, kernel_initializer="zeros")(age)
    return keras.Model(inputs={"size": size, "age": age}, outputs=[a, b])
