# earns: 2.5
# says: In a static graph the line that describes an operation runs long before the operation does,
#   so an error shows up far from it.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "d",
    "dynamic": "a",
    "gpu": "c",
    "extrapolation": "a",
}
