# kind: random weights first, then set_weights puts zeros in
def build_sequential():
    model = keras.Sequential([keras.Input((1,)), layers.Dense(1)])
    model.set_weights([np.zeros((1, 1)), np.zeros(1)])
    return model
