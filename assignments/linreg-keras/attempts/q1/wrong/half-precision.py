# earns: 1.5
# says: With mixed precision your model computes in float16, which keeps about three digits. Leave the
#   model in float32.
def build_sequential():
    return keras.Sequential([
        keras.Input(shape=(1,)),
        layers.Dense(1, kernel_initializer="zeros", dtype="mixed_float16"),
    ])
