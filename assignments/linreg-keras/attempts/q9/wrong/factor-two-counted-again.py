# earns: 2.5
# says: Both costs have the ½, so no factor of 2 is left over. What differs is the 1/n.
answers = {
    "sequential": "c",
    "compile": "a",
    "full_batch": "b",
    "shuffle": "d",
    "history": "c",
    "learning_rate": "d",
}
