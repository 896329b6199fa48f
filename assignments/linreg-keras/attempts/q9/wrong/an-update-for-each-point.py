# earns: 2.5
# says: You count an update for each point. Without batch_size Keras takes 32 points at a time, so
#   all 17 are one batch.
answers = {
    "sequential": "c",
    "compile": "a",
    "full_batch": "a",
    "shuffle": "d",
    "history": "c",
    "learning_rate": "b",
}
