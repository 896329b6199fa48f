# earns: 0.5
# says: Your function hands the error back as if it were a result, so the caller goes on with it. An
#   exception only stops the caller when it is raised.
def pairs(xs, ys):
    if len(xs) != len(ys):
        return ValueError("lengths differ")
    return list(zip(xs, ys))
