# earns: 1.5
# says: Some questions have no letter yet. A guess costs nothing, and the experiments
#   above show each answer.
answers = {
    "sequential": "c",
    "compile": "a",
    "full_batch": "b",
    "shuffle": None,
    "history": None,
    "learning_rate": None,
}
