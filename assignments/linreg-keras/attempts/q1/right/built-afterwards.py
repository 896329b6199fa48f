# kind: no Input layer, .build gives the weights
def build_sequential():
    model = keras.Sequential()
    model.add(layers.Dense(1, kernel_initializer=keras.initializers.Zeros(),
                           bias_initializer=keras.initializers.Zeros()))
    model.build((None, 1))
    return model
