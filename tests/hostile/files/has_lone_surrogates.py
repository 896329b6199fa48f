"""Characters that no encoding takes."""

def data() -> bytes:
    return b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}'
