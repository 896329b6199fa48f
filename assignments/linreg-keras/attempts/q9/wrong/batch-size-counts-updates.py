# earns: 2.5
# says: 32 is the number of points in a batch, not the number of batches in an epoch. Here a single
#   batch holds all 17 points.
answers = {
    "sequential": "c",
    "compile": "a",
    "full_batch": "c",
    "shuffle": "d",
    "history": "c",
    "learning_rate": "b",
}
