# earns: 0
# says: You numbered the answers 0 to 3. Write the letters that stand before them.
answers = {
    "half": 1,
    "convergence": 3,
    "static": 2,
    "dynamic": 0,
    "gpu": 2,
    "extrapolation": 0,
}
