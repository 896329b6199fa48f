# earns: 1.5
# says: Some of the answers are still None. A guess costs nothing, and the pictures above help.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "c",
    "dynamic": None,
    "gpu": None,
    "extrapolation": None,
}
