# kind: the plain way, Input, Dense, Model
def build_functional():
    inputs = keras.Input(shape=(1,))
    outputs = layers.Dense(1, kernel_initializer="zeros")(inputs)
    return keras.Model(inputs=inputs, outputs=outputs)
