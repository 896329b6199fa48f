# kind: upper-case letters
answers = {
    "half": "B",
    "convergence": "D",
    "static": "C",
    "dynamic": "A",
    "gpu": "C",
    "extrapolation": "A",
}
