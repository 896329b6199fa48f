# earns: 2
# says: Each of your two letters fits the other kind of graph's question. Ask what is known first:
#   the whole computation, or the numbers.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "a",
    "dynamic": "c",
    "gpu": "c",
    "extrapolation": "a",
}
