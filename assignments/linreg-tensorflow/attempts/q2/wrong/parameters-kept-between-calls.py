# earns: 0
# says: The parameters of the first call are stored and used for ever after. Call again with another
#   W and b.
params = {}

def predict(x, W, b):
    params.setdefault("W", W)
    params.setdefault("b", b)
    return params["W"] * x + params["b"]
