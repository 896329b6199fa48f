# earns: 2.5
# says: A batch ends with its epoch: Keras does not fill the 32 with points of the next one, so each
#   epoch is one update of 17 points.
answers = {
    "sequential": "c",
    "compile": "a",
    "full_batch": "d",
    "shuffle": "d",
    "history": "c",
    "learning_rate": "b",
}
