# kind: spaces around some letters, a note under a key of its own
answers = {
    "half": "b ",
    "convergence": " d",
    "static": "c ",
    "dynamic": " a",
    "gpu": "c ",
    "extrapolation": " a",
    "note": "see my pictures above",
}
