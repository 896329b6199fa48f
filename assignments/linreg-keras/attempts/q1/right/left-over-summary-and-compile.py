# kind: prints a summary, is compiled already, and tries itself out at the end of the cell
def build_sequential() -> keras.Sequential:
    """The line W*x + b as a Keras model."""
    model = keras.Sequential()
    model.add(keras.Input(shape=[1]))
    model.add(layers.Dense(1, kernel_initializer="zeros", bias_initializer="zeros"))
    model.compile(optimizer="sgd", loss="mse")
    model.summary()
    return model


model = build_sequential()
print(model.get_weights())
