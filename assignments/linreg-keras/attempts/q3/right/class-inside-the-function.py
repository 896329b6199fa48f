# kind: the class is defined inside the function, and predict makes the weights
def build_subclassed():
    class Line(keras.Model):
        def __init__(self):
            super().__init__()
            self.dense = layers.Dense(1)

        def call(self, inputs):
            return self.dense(inputs)

    model = Line()
    model.predict(np.array([[1.0], [2.0]]), verbose=0)
    model.set_weights([np.zeros((1, 1)), np.zeros((1,))])
    return model
