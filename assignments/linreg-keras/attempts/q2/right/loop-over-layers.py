# kind: a loop calls each layer of a list on what came before, with a compile left over
def build_functional():
    stack = [layers.Dense(1, kernel_initializer="zeros", bias_initializer="zeros")]
    inputs = keras.Input(shape=(1,))
    tensor = inputs
    for layer in stack:
        tensor = layer(tensor)
        print(layer.name, tensor.shape)
    model = keras.Model(inputs, tensor)
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse")
    return model
