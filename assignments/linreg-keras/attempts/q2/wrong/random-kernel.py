# earns: 1.5
# says: Your model starts with a random kernel, which is what Dense does by default. Both weights should
#   be zero.
def build_functional():
    inputs = keras.Input(shape=(1,))
    outputs = layers.Dense(1)(inputs)
    return keras.Model(inputs=inputs, outputs=outputs)
