# earns: 2.5
# says: While a static graph is built there are no numbers yet, so there is nothing to print.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "a",
    "dynamic": "a",
    "gpu": "c",
    "extrapolation": "a",
}
