# `make help` tells all.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
APP := $(BIN)/inventory-app
# Tests use both cores; a lone core gets one process.
JOBS := $(shell n=$$(nproc 2>/dev/null || echo 1); [ $$n -gt 4 ] && echo 4 || echo $$n)

.PHONY: help run test test-unit test-browser test-load sure format lint types imports content words wheel bench bench-extreme lock clean demo-remove

help: ## Say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

run: $(VENV)/run.done ## Prepare everything, load the demo the first time, and serve on http://127.0.0.1:8000
	@echo "==> Database"
	@"$(APP)" db upgrade
	@echo "==> Content"
	@"$(APP)" content publish
	@"$(APP)" demo load --once
	@"$(APP)" demo welcome
	@exec "$(APP)" run

test: $(VENV)/dev.done ## The quick tests, on SQLite and on PostgreSQL
	"$(BIN)/python" -m pytest -n $(JOBS) -m "not browser and not load" --database sqlite
	"$(BIN)/python" -m pytest -n $(JOBS) -m "not browser and not load and not once" --database postgresql tests/integration

test-browser: $(VENV)/browser.done ## The tests that need Chromium or Java
	"$(BIN)/python" -m pytest -m browser

test-load: $(VENV)/dev.done ## The tests that take long or much memory
	"$(BIN)/python" -m pytest -m load

sure: lint types imports content words test test-browser ## Everything that must hold before a commit

format: $(VENV)/dev.done ## Put the code into its form
	"$(BIN)/ruff" format .
	"$(BIN)/ruff" check --fix .

lint: $(VENV)/dev.done ## Check form and habits of the code
	"$(BIN)/ruff" format --check .
	"$(BIN)/ruff" check .

types: $(VENV)/dev.done ## Check the types
	"$(BIN)/mypy"

imports: $(VENV)/dev.done ## Check who may import whom
	"$(BIN)/lint-imports"

content: $(VENV)/dev.done ## Check the shipped content
	"$(APP)" content check

words: $(VENV)/dev.done ## Compile the interface's translations and check that none is missing
	"$(BIN)/python" scripts/words.py check

words-update: $(VENV)/dev.done ## Collect the interface's texts into the .po file, to be translated there
	"$(BIN)/python" scripts/words.py update

bench: $(VENV)/dev.done ## Measure, print a table and write var/bench.json
	"$(BIN)/python" -m tests.bench

bench-extreme: $(VENV)/dev.done ## Measure comparison with 300 institutions and 300,000 systems on PostgreSQL; takes some six minutes
	"$(BIN)/python" -m tests.bench.extreme

wheel: $(VENV)/dev.done ## Build dist/*.whl
	rm -rf dist
	"$(BIN)/python" -m pip wheel -q --no-deps --no-build-isolation -w dist .

lock: $(VENV)/dev.done ## Write the lock files anew (versions and hashes; no registry's address)
	"$(BIN)/python" scripts/lock.py

clean: ## Remove what was built; the data in var/ stays
	rm -rf "$(VENV)" dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/run.done: requirements.lock pyproject.toml scripts/prepare
	@scripts/prepare run

$(VENV)/dev.done: requirements-dev.lock pyproject.toml scripts/prepare
	@scripts/prepare dev

$(VENV)/browser.done: $(VENV)/dev.done requirements-verapdf.lock
	@scripts/prepare browser
