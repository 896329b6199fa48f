# kind: the textbook formula with centred sums, NumPy
def closed_form(xs, ys):
    if np.all(xs == xs[0]):
        raise ValueError("all xs are equal: no slope fits better than another")
    x = np.asarray(xs, dtype=np.float64)
    y = np.asarray(ys, dtype=np.float64)
    dx = x - x.mean()
    W = np.sum(dx * (y - y.mean())) / np.sum(dx * dx)
    b = y.mean() - W * x.mean()
    return W, b

W_best, b_best = closed_form(train_X, train_Y)
print("W =", W_best, "b =", b_best)
plt.plot(train_X, train_Y, "o", train_X, W_best * train_X + b_best)
plt.show()
