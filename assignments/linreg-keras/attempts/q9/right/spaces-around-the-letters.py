# kind: a space got in before or after a letter
answers = {
    "sequential": " c",
    "compile": "a ",
    "full_batch": "b",
    "shuffle": "d",
    "history": " C ",
    "learning_rate": "b",
}
