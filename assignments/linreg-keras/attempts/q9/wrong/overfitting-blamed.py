# earns: 2.5
# says: history and evaluate look at the same data here, so overfitting cannot show. history
#   averages over an epoch in which the weights still moved.
answers = {
    "sequential": "c",
    "compile": "a",
    "full_batch": "b",
    "shuffle": "d",
    "history": "a",
    "learning_rate": "b",
}
