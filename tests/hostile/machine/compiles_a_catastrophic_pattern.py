"""A regular expression that never ends."""

import re

re.match('(a+)+$', 'a' * 40 + 'b')


def double(x):
    return 0


triple = double
