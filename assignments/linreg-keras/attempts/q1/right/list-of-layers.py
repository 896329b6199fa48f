# kind: the layers are given to Sequential as a list
def build_sequential():
    model = keras.Sequential([
        keras.Input(shape=(1,)),
        layers.Dense(1, kernel_initializer="zeros"),
    ])
    return model
