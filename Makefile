# The only two commands a fresh machine needs: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test clean

demo: .venv/ready
	$(BIN)/lab demo

test: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest
	$(BIN)/lab verify --readme README.md

.venv/ready: constraints.txt pyproject.toml
	$(PYTHON) -m venv --clear .venv || { \
	  echo "make: no virtual environment. Install Python >= 3.11 with venv (Debian: apt-get install python3-venv)."; exit 2; }
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $@

clean:
	rm -rf .venv dist build *.egg-info
