# Every task of the project. `make` alone lists them.
# A fresh machine needs Python 3.11 or newer (with venv) and make; each task installs what it lacks into .venv.

PYTHON ?= python3
BIN := .venv/bin
RUN_STAMP := .venv/.run-installed
DEV_STAMP := .venv/.dev-installed
BODY_BIN := .venv-body/bin
BODY_STAMP := .venv-body/.installed
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
TEST_JOBS ?= auto

.DEFAULT_GOAL := help
.PHONY: help run test browser preview web body pictures check bench soak format lock docs clean

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(RUN_STAMP) ## open the guide in this terminal
	@$(BIN)/unhunch start $(ARGS)

test: $(DEV_STAMP) browser ## run all tests (6 to 15 minutes)
	@$(BIN)/python -m pytest -n $(TEST_JOBS) -m "not soak" $(ARGS)

browser: ## install Debian's Chromium for the browser tests, where there is none and that is possible
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
		|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "Installing Chromium ..." \
			&& apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } \
		|| echo "No Chromium: the browser tests are reported as not run."

preview: web ## show pose files while they are written: make preview POSE=cat-cow
	@$(BIN)/python -m preview $(POSE) $(ARGS)

web: $(DEV_STAMP) ## build the pages in web/ where they changed (Node from the package index if there is none)
	@$(BIN)/python -m web_build

check: $(DEV_STAMP) ## format, lint, strict types, import contracts, the library's data
	@$(BIN)/ruff format --check --quiet . || { echo "run 'make format'"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m web_build check
	@$(BIN)/unhunch library check

format: $(DEV_STAMP) ## rewrite the code in the house's format
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/python -m web_build tidy

bench: $(DEV_STAMP) ## show the budgets and what is measured against them
	@$(BIN)/python -m bench $(ARGS)

soak: $(DEV_STAMP) ## the long properties, over the whole library (by hand)
	@$(BIN)/python -m pytest -n $(TEST_JOBS) -m soak $(ARGS)

docs: $(DEV_STAMP) ## write the generated pages in docs/ anew
	@$(BIN)/python -m pages

pictures: $(DEV_STAMP) ## draw docs/pictures/ anew: every still, every movement as a strip (needs Chromium)
	@$(BIN)/python -m pages.pictures

body: $(BODY_STAMP) ## derive the figure's body from its CC0 source mesh (about two minutes)
	@OMP_NUM_THREADS=1 PYTHONPATH=src $(BODY_BIN)/python -m body_build $(ARGS)

lock: $(DEV_STAMP) ## resolve the pinned versions anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml --group build -o requirements/run.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml --group build --group test --group check -o requirements/dev.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header requirements/body.in -o requirements/body.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-deps requirements/body-data.in -o requirements/body-data.lock

clean: ## remove what the tasks made
	rm -rf .venv .venv-body .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist web/dist web/node_modules

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Unhunch needs Python 3.11 or newer; set PYTHON=... to name one."; exit 1; }
	@$(PYTHON) -m venv .venv

$(BODY_STAMP): requirements/body.lock requirements/body-data.lock
	@$(PYTHON) -m venv .venv-body
	@echo "Installing into .venv-body ..."
	@$(BODY_BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/body.lock
	@$(BODY_BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/body-data.lock
	@touch $@

$(RUN_STAMP): .venv/pyvenv.cfg requirements/run.lock pyproject.toml
	@echo "Installing into .venv ..."
	@$(PIP) --require-hashes -r requirements/run.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_STAMP): requirements/dev.lock $(RUN_STAMP)
	@$(PIP) --require-hashes -r requirements/dev.lock
	@touch $@
