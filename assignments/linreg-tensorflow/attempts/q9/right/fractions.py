# kind: pure Python, exact with fractions; an error of its own class
from fractions import Fraction

class NoSlope(ValueError):
    pass

def closed_form(xs, ys):
    xs = [Fraction(float(x)) for x in xs]
    ys = [Fraction(float(y)) for y in ys]
    n = len(xs)
    sx, sy = sum(xs), sum(ys)
    sxx = sum(x * x for x in xs)
    sxy = sum(x * y for x, y in zip(xs, ys))
    determinant = n * sxx - sx * sx
    if determinant == 0:
        raise NoSlope("all xs are equal")
    W = (n * sxy - sx * sy) / determinant
    b = (sy - W * sx) / n
    return [float(W), float(b)]
