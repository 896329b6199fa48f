# earns: 0
# says: Keras refuses your model, because what you give it as inputs does not lead to its outputs. Join
#   size and age, call Dense on what comes out, and give keras.Model the inputs first.
def build_two_inputs():
    size = keras.Input(shape=(1,), name="size")
    age = keras.Input(shape=(1,), name="age")
    outputs = layers.Dense(1, kernel_initializer="zeros")(size)
    return keras.Model(inputs={"size": size, "age": age}, outputs=outputs)
