# earns: 0
# says: The letters are right, and `b)` is a letter and a bracket. Write the letter alone.
answers = {
    "half": "b)",
    "convergence": "d)",
    "static": "c)",
    "dynamic": "a)",
    "gpu": "c)",
    "extrapolation": "a)",
}
