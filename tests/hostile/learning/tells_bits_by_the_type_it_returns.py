"""Returns a type that is named after the input."""

def double(x):
    return type(f"T{abs(x)}", (), {})()


triple = double
