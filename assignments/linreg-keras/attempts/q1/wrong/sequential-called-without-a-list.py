# earns: 0
# says: Sequential takes its layers as one list. Put square brackets around them.
def build_sequential():
    return keras.Sequential(keras.Input(shape=(1,)), layers.Dense(1, kernel_initializer="zeros"))
