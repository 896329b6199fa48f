# earns: 0
# says: This is one of the models that the checks bring along. Build your own: it is a few lines, and
#   you will need each of them again.
def build_functional():
    return line_model("functional", 0.0, 0.0)
