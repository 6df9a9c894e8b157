# Everything a day's work needs. Each target installs what it lacks first; `make help` lists them.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PYTEST_FLAGS ?= -n 3 --dist loadfile
BIN := .venv/bin
NPM = node=$$(tools/node.sh) && PATH="$$node:$$PATH" npm --prefix console

.PHONY: help setup console run test check bench image-rehearsal requirements clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

setup: .venv/.packages .venv/.callcenter ## install everything into .venv

.venv/.packages: requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit("callcenter needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt -r requirements-dev.txt
	touch $@

.venv/.callcenter: .venv/.packages pyproject.toml requirements.in
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	touch $@

ifneq ($(wildcard console/package.json),)
SOURCES := $(shell find console \( -name node_modules -o -name dist -o -name '*.tsbuildinfo' \) -prune \
	-o \( -type f -o -type d -path 'console/src*' \) -print)

console: console/dist/index.html ## build the web console, if its sources changed

console/node_modules/.stamp: console/package-lock.json
	$(NPM) ci --no-audit --no-fund
	mkdir -p $(@D) && touch $@

console/dist/index.html: console/node_modules/.stamp $(SOURCES)
	$(NPM) run build
	touch $@

check-console: console/node_modules/.stamp
	$(NPM) run check

test-console: console/node_modules/.stamp
	$(NPM) run test
else
console check-console test-console:
	@echo "There is no console/package.json here: the console is left out." >&2
endif
.PHONY: check-python check-console test-console

run: setup console ## start the demo at http://127.0.0.1:8080
	$(BIN)/callcenter demo

test: setup console test-console ## run every test
	$(BIN)/python -m tools.tests $(PYTEST_FLAGS)

check: check-python check-console ## lint, format, types, import contracts, size budgets

check-python: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.budget

bench: setup ## measure, and print `name: value` lines
	$(BIN)/python -m bench

image-rehearsal: setup ## build and start what the image holds, without an engine (slow; Linux, root)
	$(BIN)/python -m tools.rehearse_image

requirements: setup ## pin the requirements anew (slow: it fetches every hash)
	tools/requirements.sh

clean: ## remove all that was built or installed
	rm -rf .venv console/node_modules console/dist build *.egg-info
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
