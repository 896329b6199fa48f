# earns: 2.5
# says: history is a mean, not a sum. It is the larger one because it also counts the start of the
#   epoch, with worse weights.
answers = {
    "sequential": "c",
    "compile": "a",
    "full_batch": "b",
    "shuffle": "d",
    "history": "d",
    "learning_rate": "b",
}
