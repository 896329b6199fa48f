# earns: 2.5
# says: A lower training cost tells about the region of the training points. No point there says
#   what happens at x = 40.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "c",
    "dynamic": "a",
    "gpu": "c",
    "extrapolation": "c",
}
