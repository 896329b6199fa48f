# kind: a small tf.Module with a compiled step, one variable of two elements, one-element arrays come back
class Line(tf.Module):
    def __init__(self, W0: float, b0: float):
        super().__init__()
        self.theta = tf.Variable([W0, b0], dtype=tf.float64)

    def cost(self, xs, ys):
        return tf.reduce_sum(tf.square(self.theta[0] * xs + self.theta[1] - ys))

    @tf.function
    def step(self, x, y, rate, n):
        with tf.GradientTape() as tape:
            cost = self.cost(x, y) / (2 * n)
        self.theta.assign_sub(rate * tf.convert_to_tensor(tape.gradient(cost, self.theta)))

def train_dynamic(xs, ys, W0, b0, learning_rate, epochs):
    xs, ys = tf.cast(xs, tf.float64), tf.cast(ys, tf.float64)
    rate, n = tf.constant(learning_rate, tf.float64), tf.constant(float(len(xs)), tf.float64)
    line = Line(W0, b0)
    costs = []
    for _ in range(epochs):
        for i in range(len(xs)):
            line.step(xs[i], ys[i], rate, n)
        costs.append(line.cost(xs, ys) / (2 * n))
    return {"W": line.theta[:1].numpy(), "b": line.theta[1:].numpy(), "costs": costs}
