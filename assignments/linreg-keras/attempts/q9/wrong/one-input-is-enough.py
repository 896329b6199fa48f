# earns: 2.5
# says: One input does not make a model Sequential: yours has two outputs, and a list of layers ends
#   in one.
answers = {
    "sequential": "d",
    "compile": "a",
    "full_batch": "b",
    "shuffle": "d",
    "history": "c",
    "learning_rate": "b",
}
