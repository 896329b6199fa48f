# kind: the linear activation is a layer of its own
def build_sequential():
    return keras.Sequential([
        layers.Input((1,)),
        layers.Dense(1, kernel_initializer="zeros", name="dense"),
        layers.Activation("linear"),
    ])
