# Needs Python 3.11; the tests need PostgreSQL, Java and Node.js too. The environment is made in .venv/ from the lock file.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
UV ?= uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links

.PHONY: venv lint vsix editor-files test test-populations test-others test-duckdb2 golden demo bench bench-columnar lock

venv: $(VENV)/.ready

# A changed lock makes the environment anew; a changed pyproject only installs the project again.
$(VENV)/.locked: requirements/dev.lock
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --require-hashes --requirement $<
	touch $@

$(VENV)/.ready: $(VENV)/.locked pyproject.toml
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

lint: venv
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# The extension for VS Code is built from a lock of its own; the tests colour rule files with VS Code's engine.
VSCODE := editors/vscode
VSIX := $(VSCODE)/dist/canbao-pol.vsix
VSIX_PARTS := $(filter-out %/package-lock.json,$(wildcard $(addprefix $(VSCODE)/,*.json *.md .vscodeignore icons/* l10n/* snippets/* src/* syntaxes/*)))

$(VSCODE)/node_modules/.ready: $(VSCODE)/package-lock.json
	cd $(VSCODE) && npm ci --loglevel=error
	touch $@

$(VSIX): $(VSCODE)/node_modules/.ready $(VSIX_PARTS)
	cd $(VSCODE) && npm run --silent package

vsix: $(VSIX)

# What editors colour and complete by, anew from the lexicon.
editor-files: venv
	$(BIN)/pol dev editors editors

# Two halves at once, a core each: whole populations on every engine, and all the rest.
POPULATIONS := $(wildcard tests/engine/columnar tests/desk/bulk)

test: lint
	$(MAKE) --no-print-directory --jobs 2 --output-sync=target test-populations test-others

test-populations: venv
	$(BIN)/python -m pytest $(POPULATIONS)

test-others: venv $(VSIX)
	$(BIN)/python -m pytest $(POPULATIONS:%=--ignore=%)

# What speaks to DuckDB, once more on its next version. Not the laws: they hold the meaning of columns, whatever the version.
$(VENV)-duckdb2/.ready: requirements/duckdb2.lock
	rm -rf $(VENV)-duckdb2
	$(PIP) install --require-hashes --no-deps --target $(VENV)-duckdb2 --requirement $<
	touch $@

test-duckdb2: venv $(VENV)-duckdb2/.ready
	PYTHONPATH=$(VENV)-duckdb2 $(BIN)/python -m pytest $(POPULATIONS) -k "not spark and not postgres and not laws and not generated"

golden: venv
	$(BIN)/python -m pytest --snapshot-update

demo: venv
	PATH="$(CURDIR)/$(BIN):$$PATH" examples/demo.sh

# The peers that `pol` is measured beside live in an environment of their own.
$(VENV)-bench/.ready: requirements/bench.lock pyproject.toml
	$(PYTHON) -m venv --clear $(VENV)-bench
	$(VENV)-bench/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes --requirement requirements/bench.lock
	$(VENV)-bench/bin/python -m pip --quiet --disable-pip-version-check install --no-deps --no-build-isolation --editable .
	touch $@

bench: $(VENV)-bench/.ready
	$(VENV)-bench/bin/python benchmarks/run.py

# ROWS="100000 1000000" and ROUNDS=3 for a short run; SPARK=1 for Spark alone.
bench-columnar: $(VENV)-bench/.ready
	$(VENV)-bench/bin/python benchmarks/columnar.py $(if $(ROWS),--rows $(ROWS)) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(SPARK),--spark)

# `pol` works with DuckDB 1.5 and 2.0: the environments have 1.5, the newer one lies over it in `make test-duckdb2`.
lock:
	$(COMPILE) --constraint requirements/duckdb1.txt --extra dev pyproject.toml --output-file requirements/dev.lock
	$(COMPILE) --constraint requirements/duckdb1.txt --extra dev --extra bench pyproject.toml --output-file requirements/bench.lock
	echo 'duckdb>=2.0,<3' | $(COMPILE) - --output-file requirements/duckdb2.lock
