# earns: 2.5
# says: Both runs start at W = b = 0, so the start cannot make the difference. fit puts the points
#   into a new order before each epoch.
answers = {
    "sequential": "c",
    "compile": "a",
    "full_batch": "b",
    "shuffle": "a",
    "history": "c",
    "learning_rate": "b",
}
