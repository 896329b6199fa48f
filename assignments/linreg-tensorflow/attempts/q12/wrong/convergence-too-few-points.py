# earns: 2.5
# says: Two points with different x are enough for a best line. You computed it for all 17 in the
#   question on least squares.
answers = {
    "half": "b",
    "convergence": "a",
    "static": "c",
    "dynamic": "a",
    "gpu": "c",
    "extrapolation": "a",
}
