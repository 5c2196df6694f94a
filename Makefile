# One menu for people and for CI.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: help install all check lint types imports test shells docs docs-check coverage bench bench-recipe clean

help:                ## this list
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

$(BIN)/salesctl: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(BIN)/salesctl

install: $(BIN)/salesctl   ## salesctl and what its developers need, in .venv

all: check test shells   ## everything CI looks at

check: lint types imports docs-check   ## all of it but the tests: style, types, imports, generated pages

lint: install        ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install       ## types
	$(BIN)/mypy

imports: install     ## who may import whom
	$(BIN)/lint-imports

test: install        ## all tests
	$(BIN)/python -m pytest -n auto

shells: install      ## completion in zsh and fish, which must be installed
	$(BIN)/python -m pytest -m shells tests/platforms

docs: install        ## write the generated pages
	$(BIN)/python -m tools.docs

docs-check: install  ## are the generated pages up to date?
	$(BIN)/python -m tools.docs --check

coverage: install    ## which lines the tests reach
	$(BIN)/python -m coverage run -m pytest
	$(BIN)/python -m coverage report --skip-covered

bench: install       ## how fast: ratios taken side by side
	$(BIN)/python -m benchmarks

bench-recipe: install   ## how well the recipe predicts, against its judges
	$(BIN)/python -m pip install --quiet --editable '.[dev,judges]'
	$(BIN)/python -m benchmarks.recipe

clean:               ## take away what can be made again
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
