# kind: the numbers in the tuples are TensorFlow scalars; a plot is left over
def pairs(xs, ys):
    if len(xs) != len(ys):
        raise ValueError("not the same number of xs and ys")
    return list(zip(tf.unstack(tf.constant(xs)), tf.unstack(tf.constant(ys))))

for x, y in pairs(train_X, train_Y):
    plt.plot(x, y, "o")
plt.show()
