# kind: np.vectorize around a lambda bound to the name; the cell fails after the definition
predict = lambda x, W, b: np.vectorize(lambda value: W * value + b, otypes=[float])(x)

print(predict(2.0, 3.0, 1.0))
print("mean error", np.mean(np.abs(predict(train_X, W_best, b_best) - train_Y)))
