# Every task of the project. `make` alone lists them.
# A fresh machine needs Python 3.11 or newer (with venv) and make; each task installs what it lacks into .venv.

PYTHON ?= python3
BIN := .venv/bin
RUN_STAMP := .venv/.run-installed
DEV_STAMP := .venv/.dev-installed
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
TEST_JOBS ?= auto

.DEFAULT_GOAL := help
.PHONY: help run test check bench soak format lock docs clean

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(RUN_STAMP) ## open the guide in this terminal
	@$(BIN)/unhunch start $(ARGS)

test: $(DEV_STAMP) ## run all tests (about 5 minutes)
	@$(BIN)/python -m pytest -n $(TEST_JOBS) -m "not soak" $(ARGS)

check: $(DEV_STAMP) ## format, lint, strict types, import contracts, the library's data
	@$(BIN)/ruff format --check --quiet . || { echo "run 'make format'"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/unhunch library check

format: $(DEV_STAMP) ## rewrite the code in the house's format
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

bench: $(DEV_STAMP) ## show the budgets and what is measured against them
	@$(BIN)/python -m bench $(ARGS)

soak: $(DEV_STAMP) ## the long properties, over the whole library (by hand)
	@$(BIN)/python -m pytest -n $(TEST_JOBS) -m soak $(ARGS)

docs: $(DEV_STAMP) ## write the generated pages in docs/ anew
	@$(BIN)/python -m pages

lock: $(DEV_STAMP) ## resolve the pinned versions anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml --group build -o requirements/run.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml --group build --group test --group check -o requirements/dev.lock

clean: ## remove what the tasks made
	rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Unhunch needs Python 3.11 or newer; set PYTHON=... to name one."; exit 1; }
	@$(PYTHON) -m venv .venv

$(RUN_STAMP): .venv/pyvenv.cfg requirements/run.lock pyproject.toml
	@echo "Installing into .venv ..."
	@$(PIP) --require-hashes -r requirements/run.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_STAMP): requirements/dev.lock $(RUN_STAMP)
	@$(PIP) --require-hashes -r requirements/dev.lock
	@touch $@
