# earns: 2.5
# says: compile chooses the loss and the optimiser and leaves the weights alone. In the experiment
#   in which fit continues, each call compiled again, and the line went on from where it was.
answers = {
    "sequential": "c",
    "compile": "b",
    "full_batch": "b",
    "shuffle": "d",
    "history": "c",
    "learning_rate": "b",
}
