# make demo: see what it does.  make test: all tests.  The rest is for those who change it.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin

.PHONY: demo test check quality bench screenshots clean

demo: $(VENV)/.installed
	$(BIN)/risalah demo

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Measure against every answer key at hand, raise the floors, and write the figures into docs/quality.md and README.md.
# With LOWER=yes floors may fall as well; git diff shows which, the commit says why.
quality: $(VENV)/.installed-dev
	$(BIN)/python tools/measure_quality.py $(if $(LOWER),--lower)

bench: $(VENV)/.installed-dev
	$(BIN)/python bench/read.py
	$(BIN)/python bench/read_html.py
	$(BIN)/python bench/dates.py
	$(BIN)/python bench/merge.py
	$(BIN)/python bench/store.py 10000
	$(BIN)/python bench/serve.py --articles 10000 --records 3000

# The explorer's pictures in docs/screenshots, taken in the system's Chromium.
screenshots: $(VENV)/.installed-dev
	$(BIN)/python tools/screenshots.py

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[all,dev]'
	touch $@ $(VENV)/.installed
