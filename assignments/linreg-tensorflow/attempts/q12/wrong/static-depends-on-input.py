# earns: 2.5
# says: A graph that is fixed before any number is known cannot change its number of layers with the
#   input.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "b",
    "dynamic": "a",
    "gpu": "c",
    "extrapolation": "a",
}
