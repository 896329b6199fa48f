# earns: 2.5
# says: A cost that is twice as high everywhere is smallest in the same place. The best line cannot
#   notice the factor.
answers = {
    "half": "a",
    "convergence": "d",
    "static": "c",
    "dynamic": "a",
    "gpu": "c",
    "extrapolation": "a",
}
