# earns: 0
# says: You write out the words of an option. Give its letter alone.
answers = {
    "sequential": "a picture in, eight layers in a row, ten probabilities out",
    "compile": "the loss and the optimiser; the weights stay as they are",
    "full_batch": "100, one for each epoch",
    "shuffle": "the points come in another order",
    "history": "0.9 averages over an epoch in which the weights were still moving",
    "learning_rate": "0.0002",
}
