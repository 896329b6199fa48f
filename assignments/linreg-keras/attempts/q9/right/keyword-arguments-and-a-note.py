# kind: dict(...) in another order, with a key of the student's own
answers = dict(learning_rate="b", history="c", shuffle="d", full_batch="b", compile="a", sequential="c")
answers["note"] = "looked at the experiments again"
