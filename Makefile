# Every task of this repository, one line each: `make` prints the list. `make check` is exactly what CI runs.
# Nothing here names an index, a host or a folder of one machine: pip takes its settings from where it always does.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# Packages come without bytecode (see PIP_LOCKED), so it must be kept when it is made: where the environment forbids that,
# each of the hundreds of processes that the tests start would compile every module anew, two seconds of a core.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
# An interpreter of 3.11 or newer that can make an environment; `make PYTHON=/path/to/python3.12 setup` names another.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	"$$p" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$p" && break; done)
# Wheels only: an archive of source would run its own code, and fetch tools that no hash in the lock vouches for.
# Twice quiet: an index of the machine's own that lacks a package is not worth a line, an error still is.
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
PIP_LOCKED := $(PIP) install --require-hashes --only-binary :all: --no-compile --requirement
BUILD_FILES := pyproject.toml requirements/base.in
CATALOGUES := $(shell find src -name '*.po' 2>/dev/null)
PYTEST := $(BIN)/python -m pytest
# As many test processes as this machine has cores, four at most: more only wait for one another's database.
WORKERS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1); [ "$$n" -gt 4 ] && n=4; echo "$$n")

.PHONY: help
help: ## Print this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(VENV)/.base $(VENV)/.messages ## Make the environment in .venv, so that .venv/bin/gongkai works.
	@echo "The environment is ready: $(BIN)/gongkai"

.PHONY: run
run: $(VENV)/.base $(VENV)/.messages ## Start the site with demonstration data at http://127.0.0.1:8000 (a second run keeps the data).
	@$(BIN)/gongkai serve --demo

# The second half hands its tests out one by one: by the hundred, all of the browser's would go to one process.
.PHONY: test
test: $(VENV)/.dev $(VENV)/.messages ## Run all tests: units, what touches the database on PostgreSQL and on SQLite, properties, browser.
	@status=0; \
	echo "== units, and integration on PostgreSQL"; GONGKAI_TEST_DB=postgres \
		$(PYTEST) tests/unit tests/integration -n $(WORKERS) -q || status=1; \
	echo "== integration on SQLite, properties, browser"; env -u DATABASE_URL \
		$(PYTEST) tests/integration tests/property tests/browser -n $(WORKERS) --maxschedchunk 1 -q || status=1; \
	exit $$status

# Apart from `make test`: counting lines makes the tests of the site three times as slow.
.PHONY: coverage
coverage: $(VENV)/.dev $(VENV)/.messages ## Run units, integration and properties on SQLite and tell which lines no test has run.
	@env -u DATABASE_URL $(PYTEST) tests/unit tests/integration tests/property -n $(WORKERS) -q \
		--cov --cov-report=term:skip-covered

.PHONY: lint
lint: $(VENV)/.dev $(VENV)/.messages ## Run every lint: style, types, import contracts, dependencies, dead code, migrations.
	@status=0; \
	step() { name=$$1; shift; if said=$$("$$@" 2>&1); then echo "$$name: good"; \
		else status=1; printf '== %s\n%s\n' "$$name" "$$said"; fi; }; \
	step "style" $(BIN)/ruff check --quiet .; \
	step "format" $(BIN)/ruff format --check --quiet .; \
	step "types" $(BIN)/mypy --no-error-summary; \
	step "import contracts" $(BIN)/lint-imports --no-logo; \
	step "dependencies" $(BIN)/deptry --no-ansi .; \
	step "dead code" $(BIN)/python scripts/dead_code.py; \
	step "migrations" $(BIN)/gongkai makemigrations --check --dry-run --verbosity 0; \
	exit $$status

.PHONY: check
check: ## Run what CI runs: the lints, then all tests, also when a lint has failed.
	@status=0; $(MAKE) lint || status=1; $(MAKE) test || status=1; exit $$status

.PHONY: bench
bench: $(VENV)/.dev $(VENV)/.messages ## Measure speed; every number is printed beside what it is compared with.
	@for script in bench/bench_*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

.PHONY: bench-full
bench-full: $(VENV)/.dev $(VENV)/.messages ## Measure the desk, a publication and the search at a million items: some half an hour.
	@$(BIN)/python bench/bench_items.py --rows 10000 1000000 --rounds 5
	@$(BIN)/python bench/bench_search_items.py --rows 10000 1000000 --postgres-rows 1000000 --rounds 3

.PHONY: accuracy
accuracy: $(VENV)/.dev $(VENV)/.messages ## Measure how exactly generated and labelled reports are read.
	@$(BIN)/python bench/accuracy.py

.PHONY: chaos
chaos: $(VENV)/.dev $(VENV)/.messages ## Kill the program while it works, on both databases, and look whether anything acknowledged is lost.
	@$(BIN)/python scripts/chaos.py
	@$(BIN)/python scripts/chaos_publish.py

.PHONY: format
format: $(VENV)/.dev ## Lay out the code and mend what the linter can mend by itself.
	@$(BIN)/ruff check --quiet --fix-only . ; $(BIN)/ruff format .

.PHONY: messages
messages: $(VENV)/.dev ## Bring the English catalogue up to date and list what still lacks its English.
	@$(BIN)/python -m scripts.collect_messages

.PHONY: reference
reference: $(VENV)/.dev ## Write the pages of docs/reference that are made from code.
	@$(BIN)/python scripts/write_reference.py

.PHONY: lock
lock: ## Make requirements/*.txt anew from *.in: names, versions and hashes, no address.
	@test -x build/lock/bin/uv || { $(PYTHON) -m venv build/lock && \
		build/lock/bin/python -m pip --quiet --disable-pip-version-check install uv; }
	@PATH="$(CURDIR)/build/lock/bin:$$PATH" scripts/lock.sh

.PHONY: clean
clean: ## Remove the environment and everything made by tools; the data folder stays.
	@rm -rf $(VENV) build htmlcov .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- files that the tasks above need; a stamp is as new as the newest thing it was made from ---

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "gongkai needs Python 3.11 or newer with its venv module" \
		"(Debian: apt-get install python3 python3-venv)." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/base.txt $(BUILD_FILES) | $(VENV)/bin/python
	@echo "Preparing the environment in $(VENV) …"
	@$(PIP_LOCKED) requirements/base.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	@echo "Adding the tools of development …"
	@$(PIP_LOCKED) requirements/dev.txt
	@touch $@

$(VENV)/.messages: $(CATALOGUES) scripts/compile_messages.py $(VENV)/.base
	@$(BIN)/python scripts/compile_messages.py src
	@touch $@
