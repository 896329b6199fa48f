"""An id that is an escape, a formula and a script at once."""

import json


def data() -> bytes:
    line = "student_id = " + repr("\x1b[2J=1+1<script>\u202e" + "x" * 240)
    cell = {"cell_type": "code", "id": "student-id", "metadata": {}, "outputs": [], "source": line}
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": [cell]}).encode()
