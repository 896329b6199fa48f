"""Ends its process in each of thirty cells, so that all cells above run again and again."""

import os


def double(x):
    return 0


triple = double
# %%
os.kill(os.getpid(), 9)
# %%
os.kill(os.getpid(), 9)
# %%
os.kill(os.getpid(), 9)
# %%
os.kill(os.getpid(), 9)
# %%
os.kill(os.getpid(), 9)
# %%
os.kill(os.getpid(), 9)
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
# %%
@lambda ends: os.kill(os.getpid(), 9)
def ends():
    """What only defines ends it as well."""
