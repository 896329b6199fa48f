# earns: 2.5
# says: The test points lie where the training points lie. The test cost is measured there, not at x
#   = 40.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "c",
    "dynamic": "a",
    "gpu": "c",
    "extrapolation": "d",
}
