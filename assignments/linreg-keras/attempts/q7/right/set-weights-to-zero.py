# kind: random weights first, then zeros, with compile and summary left over
def build_two_inputs() -> keras.Model:
    """Price of a house from its size and its age."""
    size = tf.keras.Input(shape=(1,), name="size", dtype="float32")
    age = tf.keras.Input(shape=(1,), name="age", dtype="float32")
    dense = tf.keras.layers.Dense(1)
    outputs = dense(tf.keras.layers.Concatenate(axis=-1)([size, age]))
    model = tf.keras.Model(inputs=dict(size=size, age=age), outputs=outputs)
    dense.set_weights([np.zeros((2, 1)), np.zeros(1)])
    model.compile(optimizer="sgd", loss="mse")
    model.summary()
    return model
