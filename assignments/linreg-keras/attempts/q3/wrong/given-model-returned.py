# earns: 0.5
# says: This is one of the models that the checks bring along. Build your own: it is a few lines, and
#   you will need each of them again.
def build_subclassed():
    return line_model("subclassed", 0.0, 0.0)
