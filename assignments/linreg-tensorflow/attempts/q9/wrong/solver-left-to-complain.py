# earns: 1.5
# says: `solve` complains only about a matrix that is singular to the last digit. Rounding can make
#   one of equal xs look regular.
def closed_form(xs, ys):
    A = np.stack([xs, np.ones(len(xs))], axis=1).astype(np.float64)
    W, b = np.linalg.solve(A.T @ A, A.T @ ys)
    return W, b
