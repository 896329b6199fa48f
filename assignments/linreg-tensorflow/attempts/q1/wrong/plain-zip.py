# earns: 0.5
# says: `zip` stops at the end of the shorter argument and tells nobody. Two data columns of
#   different length should be reported, not shortened.
def pairs(xs, ys):
    return list(zip(xs, ys))
