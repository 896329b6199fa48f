# earns: 2.5
# says: With 1000 epochs b does move on, in the same float32. Look at the path on the cost map
#   instead.
answers = {
    "half": "b",
    "convergence": "b",
    "static": "c",
    "dynamic": "a",
    "gpu": "c",
    "extrapolation": "a",
}
