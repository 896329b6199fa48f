#!/usr/bin/env bash
# Runs once, when Gradescope builds the image: Colab's Python, and every package at its pin.
set -euo pipefail
source="${ROOT:-}/autograder/source"
if ! python3 -c 'import ensurepip, venv' 2> /dev/null; then
  apt-get update -qq && apt-get install -y -qq python3-venv
fi
python3 -m venv "$source/uv"
"$source/uv/bin/pip" install --quiet "uv==0.13.9"
export UV_PYTHON_INSTALL_DIR="${ROOT:-}/opt/linreg-lab-python"
"$source/uv/bin/uv" venv --quiet --python 3.13 "${ROOT:-}/opt/linreg-lab"
"$source/uv/bin/uv" pip install --quiet --python "${ROOT:-}/opt/linreg-lab/bin/python" \
  --constraints "$source/constraints.txt" "$source/package"
# The exam is nobody's to read but the grader's.
chmod -R go-rwx "$source"
