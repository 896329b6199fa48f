"""Cells without an end."""

import json


def data() -> bytes:
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": "x = 1"}
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": [cell] * 100_000}).encode()
