"""Lists homes and the root's."""

import os

for place in ('/root', '/home', '/work', '/etc/shadow'):
    try:
        os.listdir(place)
    except OSError:
        pass


def double(x):
    return 0


triple = double
