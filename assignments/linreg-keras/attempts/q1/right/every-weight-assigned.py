# kind: tf.keras, and each variable assigned zeros in a loop
def build_sequential():
    model = tf.keras.models.Sequential()
    model.add(tf.keras.layers.InputLayer(shape=(1,)))
    model.add(tf.keras.layers.Dense(1))
    for w in model.weights:
        w.assign(tf.zeros_like(w))
    return model
