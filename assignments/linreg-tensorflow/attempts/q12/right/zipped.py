# kind: keys and letters zipped
answers = dict(zip(["half", "convergence", "static", "dynamic", "gpu", "extrapolation"], "bdcaca"))
print(answers)
