# earns: 2.5
# says: With 17 points, one by one, the GPU spends its time on starting operations. Look at your
#   first race.
answers = {
    "half": "b",
    "convergence": "d",
    "static": "c",
    "dynamic": "a",
    "gpu": "a",
    "extrapolation": "a",
}
