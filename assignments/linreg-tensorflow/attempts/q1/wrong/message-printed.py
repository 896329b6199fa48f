# earns: 0.5
# says: A printed warning scrolls away, and the shortened data is used all the same. Think of a way
#   that the caller cannot overlook.
def pairs(xs, ys):
    if len(xs) != len(ys):
        print("Error: xs and ys have different lengths!")
    else:
        return list(zip(xs, ys))
