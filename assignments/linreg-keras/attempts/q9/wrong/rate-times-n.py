# earns: 2.5
# says: You multiply the rate by n. Without the 1/n in the cost each gradient is n times larger, so
#   the rate must be n times smaller.
answers = {
    "sequential": "c",
    "compile": "a",
    "full_batch": "b",
    "shuffle": "d",
    "history": "c",
    "learning_rate": "a",
}
