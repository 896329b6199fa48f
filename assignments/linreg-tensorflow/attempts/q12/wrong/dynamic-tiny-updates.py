# earns: 2.5
# says: You raced the two: many tiny updates go through Python one by one in a dynamic graph. Which
#   of the two was faster?
answers = {
    "half": "b",
    "convergence": "d",
    "static": "c",
    "dynamic": "c",
    "gpu": "c",
    "extrapolation": "a",
}
