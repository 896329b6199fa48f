"""Integers that take hours to read."""

def data() -> bytes:
    return b'{"nbformat": ' + b"9" * 1_000_000 + b', "cells": []}'
