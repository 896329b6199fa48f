# earns: 2.5
# says: The two costs of a point are not the same: the first lab's is divided by n as well. Its
#   gradient is n times smaller, and the rate makes up for that.
answers = {
    "sequential": "c",
    "compile": "a",
    "full_batch": "b",
    "shuffle": "d",
    "history": "c",
    "learning_rate": "c",
}
