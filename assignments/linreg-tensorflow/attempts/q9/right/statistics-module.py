# kind: the standard library, a namedtuple comes back; its StatisticsError is a ValueError
import statistics

def closed_form(xs, ys):
    if len(set(xs.tolist())) == 1:
        raise statistics.StatisticsError("x is constant")
    return statistics.linear_regression(xs.tolist(), ys.tolist())
