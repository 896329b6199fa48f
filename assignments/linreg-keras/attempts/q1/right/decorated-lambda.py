# kind: a lambda behind a decorator that counts the calls
import functools


def counted(function):
    @functools.wraps(function)
    def wrapper():
        wrapper.calls += 1
        return function()
    wrapper.calls = 0
    return wrapper


build_sequential = counted(lambda: keras.Sequential(
    [keras.Input((1,), dtype="float32"), layers.Dense(1, kernel_initializer="zeros")]))
