# kind: the input_shape argument of older tutorials, which Keras 3 still takes with a warning
def build_sequential():
    model = keras.Sequential()
    model.add(layers.Dense(1, input_shape=(1,), kernel_initializer="zeros"))
    return model
