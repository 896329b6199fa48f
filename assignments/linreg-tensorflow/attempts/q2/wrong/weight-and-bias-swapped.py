# earns: 0
# says: Slope and intercept have changed places. Which of the two should be the prediction at x = 0?
def predict(x, W, b):
    return b * x + W
