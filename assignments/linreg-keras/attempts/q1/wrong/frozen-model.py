# earns: 1.5
# says: The weights of your model are frozen, so fit would leave them at zero. The model should be
#   trainable.
def build_sequential():
    model = keras.Sequential([
        keras.Input(shape=(1,)),
        layers.Dense(1, kernel_initializer="zeros"),
    ])
    model.trainable = False  # keep the weights at zero
    return model
