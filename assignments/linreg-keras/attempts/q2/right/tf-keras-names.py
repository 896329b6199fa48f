# kind: the names of tf.keras, with a batch shape
def build_functional():
    inp = tf.keras.layers.Input(batch_shape=(None, 1), dtype=tf.float32)
    out = tf.keras.layers.Dense(units=1, activation=None, use_bias=True,
                                kernel_initializer=tf.keras.initializers.Constant(0.0))(inp)
    return tf.keras.models.Model(inputs=inp, outputs=out)
