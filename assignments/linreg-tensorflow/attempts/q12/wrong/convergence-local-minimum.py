# earns: 2.5
# says: The cost of a line is a bowl: it has a single minimum. Something else makes the last steps
#   short.
answers = {
    "half": "b",
    "convergence": "c",
    "static": "c",
    "dynamic": "a",
    "gpu": "c",
    "extrapolation": "a",
}
