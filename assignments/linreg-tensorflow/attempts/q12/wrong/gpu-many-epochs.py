# earns: 2.5
# says: More epochs of small batches are more small operations, and each has to be started. What has
#   to grow is the work in one of them.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "c",
    "dynamic": "a",
    "gpu": "b",
    "extrapolation": "a",
}
