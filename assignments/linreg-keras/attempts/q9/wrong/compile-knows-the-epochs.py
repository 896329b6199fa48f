# earns: 2.5
# says: How often and in which portions the data are walked through is said to fit. compile says
#   what is minimised and how a step is taken.
answers = {
    "sequential": "c",
    "compile": "c",
    "full_batch": "b",
    "shuffle": "d",
    "history": "c",
    "learning_rate": "b",
}
