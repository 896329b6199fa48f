# earns: 1
# says: You give the same letter everywhere. Each question stands for an experiment above: run it
#   again and look.
answers = {
    "sequential": "b",
    "compile": "b",
    "full_batch": "b",
    "shuffle": "b",
    "history": "b",
    "learning_rate": "b",
}
