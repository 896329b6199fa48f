"""Evidence, a million times."""

import json


def data() -> bytes:
    out = {"output_type": "stream", "name": "stdout", "text": "TRAINED {" * 1_000_000}
    cell = {"cell_type": "code", "metadata": {}, "outputs": [out], "source": "x = 1"}
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": [cell]}).encode()
