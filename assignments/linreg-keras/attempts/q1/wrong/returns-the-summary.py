# earns: 0
# says: Your function returns None: summary() prints the table and returns nothing. Return the model
#   itself.
def build_sequential():
    model = keras.Sequential([
        keras.Input(shape=(1,)),
        layers.Dense(1, kernel_initializer="zeros"),
    ])
    return model.summary()
