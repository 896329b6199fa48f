# earns: 2.5
# says: The lowest point of the cost stays where it is, but the slope that leads to it does not stay
#   as steep.
answers = {
    "half": "d",
    "convergence": "d",
    "static": "c",
    "dynamic": "a",
    "gpu": "c",
    "extrapolation": "a",
}
