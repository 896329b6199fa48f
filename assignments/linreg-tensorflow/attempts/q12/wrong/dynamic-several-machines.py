# earns: 2.5
# says: Spreading work over machines is easier when the whole graph is known in advance.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "c",
    "dynamic": "d",
    "gpu": "c",
    "extrapolation": "a",
}
