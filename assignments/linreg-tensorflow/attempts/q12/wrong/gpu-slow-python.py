# earns: 2.5
# says: A GPU does not run Python's loop: the loop stays as slow as it is and the GPU waits for it.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "c",
    "dynamic": "a",
    "gpu": "d",
    "extrapolation": "a",
}
