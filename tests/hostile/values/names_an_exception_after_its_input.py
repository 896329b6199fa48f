"""A class name that carries the hidden input out."""

def double(x):
    raise type(f"Was{abs(x)}", (Exception,), {})()


triple = double
