# earns: 2.5
# says: You take a model with a side path for a Sequential one. A layer whose output is used twice
#   needs a graph; look for one input, one output and no fork.
answers = {
    "sequential": "b",
    "compile": "a",
    "full_batch": "b",
    "shuffle": "d",
    "history": "c",
    "learning_rate": "b",
}
