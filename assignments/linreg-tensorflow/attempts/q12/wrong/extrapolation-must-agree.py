# earns: 2.5
# says: Two lines that are close inside the data can have slopes that differ, and far away a small
#   difference of slopes is large.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "c",
    "dynamic": "a",
    "gpu": "c",
    "extrapolation": "b",
}
