# earns: 2.5
# says: The derivative of the square brings a factor 2, which the ½ used to cancel. Is the step
#   without the ½ longer or shorter?
answers = {
    "half": "c",
    "convergence": "d",
    "static": "c",
    "dynamic": "a",
    "gpu": "c",
    "extrapolation": "a",
}
