.DELETE_ON_ERROR:
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: setup demo pages pictures test check format lint types structure bench fuzz lock wheel forms samples corpus openapi clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

demo: setup
	$(BIN)/python -m tools.demo

pages: setup
	$(BIN)/python -m tools.pages

pictures: setup
	$(BIN)/python -m tools.pictures

test: setup
	$(BIN)/python -m pytest -n auto --dist loadfile

check: setup format lint types structure test

format: setup
	$(BIN)/ruff format --check .

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

structure: setup
	$(BIN)/python -m tools.structure

bench: setup
	$(BIN)/docgen bench

forms: setup
	$(BIN)/python -m tools.forms

samples: setup
	$(BIN)/python -m tools.samples

fuzz: setup
	$(PYTHON) -m venv .tools/fuzz/env
	.tools/fuzz/env/bin/python -m pip install --quiet --require-hashes -r requirements.lock
	.tools/fuzz/env/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
	.tools/fuzz/env/bin/python -m pip install --quiet atheris
	.tools/fuzz/env/bin/python -m tools.fuzz 10 .tools/fuzz

openapi: setup
	$(BIN)/python -m tools.openapi

corpus: setup
	$(BIN)/python -m tools.corpus

lock:
	$(PYTHON) -m venv .tools/lock
	.tools/lock/bin/python -m pip install --quiet pip-tools
	.tools/lock/bin/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe \
	  --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate \
	  -o requirements.lock pyproject.toml
	$(BIN)/python -m tools.runtime_lock

wheel: setup
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation -w dist .

clean:
	rm -rf $(VENV) .tools demo .mypy_cache .ruff_cache .pytest_cache
