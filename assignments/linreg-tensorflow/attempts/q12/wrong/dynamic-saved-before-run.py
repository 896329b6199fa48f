# earns: 2.5
# says: What is defined by running it does not exist before it has run.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "c",
    "dynamic": "b",
    "gpu": "c",
    "extrapolation": "a",
}
