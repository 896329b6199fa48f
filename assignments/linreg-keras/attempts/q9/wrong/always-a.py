# earns: 0.5
# says: You give the letter a everywhere. Each question stands for an experiment above: run it again
#   and look.
answers = {
    "sequential": "a",
    "compile": "a",
    "full_batch": "a",
    "shuffle": "a",
    "history": "a",
    "learning_rate": "a",
}
