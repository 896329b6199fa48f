# earns: 0
# says: Your function shows the prediction and returns None. The next question needs a value to
#   compute with.
def predict(x, W, b):
    print(W * x + b)
