# earns: 0
# says: Your answers are sentences, perhaps right ones. The check reads one letter for each key.
answers = {
    "half": "the line stays, each step is twice as long",
    "convergence": "the valley is narrow",
    "static": "optimising the whole computation",
    "dynamic": "a loop that ends when a result is small enough",
    "gpu": "much to compute",
    "extrapolation": "they can differ a lot",
}
