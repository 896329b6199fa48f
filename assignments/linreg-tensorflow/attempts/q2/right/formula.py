# kind: the formula as it stands, with a leftover plot
def predict(x, W, b):
    return W * x + b

plt.plot(train_X, train_Y, "o")
plt.plot(train_X, predict(train_X, 0.25, 0.8))
plt.show()
