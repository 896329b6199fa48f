# earns: 0
# says: Your model can only draw lines through the origin: it has a W but no b. The Dense layer should
#   keep its bias.
def build_sequential():
    return keras.Sequential([
        keras.Input(shape=(1,)),
        layers.Dense(1, use_bias=False, kernel_initializer="zeros"),
    ])
