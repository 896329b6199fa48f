# kind: the Dense layer itself is built in __init__
class MyModel(tf.keras.Model):
    """W*x + b."""

    def __init__(self):
        super(MyModel, self).__init__()
        self.out = tf.keras.layers.Dense(1, kernel_initializer="zeros")
        self.out.build((None, 1))

    def call(self, x):
        x = self.out(x)
        return x


def build_subclassed():
    return MyModel()
