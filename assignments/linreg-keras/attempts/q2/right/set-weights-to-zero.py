# kind: random weights first, then the layer's set_weights
def build_functional():
    inputs = keras.Input((1,))
    dense = layers.Dense(1)
    model = keras.Model(inputs, dense(inputs))
    dense.set_weights([np.array([[0.0]]), np.array([0.0])])
    return model
