# kind: the dictionary filled in later, another order of the keys
answers = dict.fromkeys(["extrapolation", "gpu", "half"])

answers["gpu"] = "c"
answers["half"] = "B"
answers["extrapolation"] = "a"
answers.update(static="C", dynamic="a", convergence="d")
