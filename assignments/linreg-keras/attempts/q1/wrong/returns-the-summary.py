# earns: 0
# says: Your function returns None: a `return` is missing, or it returns what a method like
#   summary() gives back, which is nothing. Return the model itself.
def build_sequential():
    model = keras.Sequential([
        keras.Input(shape=(1,)),
        layers.Dense(1, kernel_initializer="zeros"),
    ])
    return model.summary()
