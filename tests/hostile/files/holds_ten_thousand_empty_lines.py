"""A cell of empty lines, which careless patterns read again and again."""

import json


def data() -> bytes:
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "source": "\n" * 200_000}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}).encode()
