# earns: 2.5
# says: SGD adds no noise of its own: the randomness is the order in which the points come, and that
#   order is new in each epoch.
answers = {
    "sequential": "c",
    "compile": "a",
    "full_batch": "b",
    "shuffle": "c",
    "history": "c",
    "learning_rate": "b",
}
