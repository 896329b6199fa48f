# kind: capital letters
answers = {
    "sequential": "C",
    "compile": "A",
    "full_batch": "B",
    "shuffle": "D",
    "history": "C",
    "learning_rate": "B",
}
