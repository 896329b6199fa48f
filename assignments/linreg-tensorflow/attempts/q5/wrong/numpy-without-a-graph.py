# earns: 1
# says: The numbers are right, but nothing is defined before it runs: there is no graph, no
#   placeholder and no session.
def small_example(feeds):
    c = 2.
    return [np.square(c * np.array(x)) for x in feeds]
