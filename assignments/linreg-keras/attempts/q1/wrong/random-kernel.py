# earns: 1.5
# says: Your model starts with a random kernel, which is what Dense does by default. Look for the
#   initialiser of the kernel, so that both weights are 0.
def build_sequential():
    model = keras.Sequential([
        keras.Input(shape=(1,)),
        layers.Dense(1),
    ])
    return model
