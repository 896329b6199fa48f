# The only two commands a fresh machine needs: `make demo` and `make test`.
BIN := .venv/bin
FREEZE := $(lastword $(sort $(wildcard tests/colab/freeze-*.txt)))
# Otter asks for newer widgets than Colab has, and for an older wrapt; no student's code needs them.
NOT_COLAB := ipywidgets|jupyterlab_widgets|widgetsnbextension|wrapt

.PHONY: demo test browser colab lock clean

demo: .venv/ready
	$(BIN)/lab demo

test: .venv/ready browser
	@echo "pins: $(basename $(notdir $(FREEZE))) of Colab, on $$($(BIN)/python --version)"
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist worksteal
	$(BIN)/lab verify --readme README.md

# Some tests run in a real browser. Root on Debian gets one; else it is asked for.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	command -v google-chrome >/dev/null || { \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  echo "make: installing Chromium, for the test in a browser" && \
	  apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || { \
	  echo "make: no Chromium for the test in a browser. Install it: apt-get install chromium" >&2; \
	  exit 2; }

# For maintainers, as root: the student notebooks in a twin of Colab's runtime.
TWIN ?= /var/tmp/linreg-lab-colab

colab: .venv/ready
	$(BIN)/python tests/colab/twin.py --twin $(TWIN)

# Students have 3.13: with an older Python, answers in newer syntax do not parse.
.venv/ready: constraints.txt pyproject.toml
	@python="$(PYTHON)"; \
	for version in 13 12 11; do \
	  for candidate in python3.$$version \
	      "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.$$version.*/bin/python3 \
	      "$${UV_PYTHON_INSTALL_DIR:-$$HOME/.local/share/uv/python}"/cpython-3.$$version.*/bin/python3; do \
	    [ -n "$$python" ] || ! "$$candidate" -c 'import ensurepip, venv' 2>/dev/null || python=$$candidate; \
	  done; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "make: no Python 3.11, 3.12 or 3.13 with venv. Install one (Debian: apt-get install python3-venv)." >&2; exit 2; \
	fi; \
	"$$python" -m venv --clear .venv && $(BIN)/python -c 'import sys; \
	sys.version_info >= (3, 13) or print("make: Python %d.%d; Colab has 3.13: answers in newer syntax will not parse here." % sys.version_info[:2])'
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $@

# Renews the pins from Colab's freeze, the newest in tests/colab/ or `make lock FREEZE=file`.
lock: .venv/ready
	$(BIN)/pip install --quiet --disable-pip-version-check uv
	grep -E '^[A-Za-z0-9._-]+==' $(FREEZE) | grep -vE '^($(NOT_COLAB))==' > .venv/freeze.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --extra test \
	  --constraints .venv/freeze.txt --no-header --no-annotate pyproject.toml -o .venv/pins.txt
	sed 's/ *;.*//' .venv/pins.txt > constraints.txt

clean:
	rm -rf .venv dist build *.egg-info
