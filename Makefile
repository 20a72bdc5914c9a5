# Samsyn. `make demo` shows it, `make test` proves it, `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help demo serve pango test check beside fresh unit postgres browser text pictures pdf-validate vendor lock bench bench-text bench-word soak fuzz mutants clean packages

PORT ?= 8000
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
UV := $(BIN)/uv
# Tests that never ask the database need not run on a second one (tests/conftest.py); these need not even be collected.
# Words, markup and headers are the same on both; the doors walk every page there.
NO_DATABASE := --ignore=tests/domain --ignore=tests/office --ignore=tests/architecture/test_texts.py \
	--ignore=tests/architecture/test_attack_list.py --ignore=tests/responses/test_states.py
# Two test processes suit two cores; more are used where there are more.
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "make %-12s %s\n", $$1, $$2}'

# --- to run -----------------------------------------------------------------------------------------------------

demo: .venv/.runtime pango ## install, fill a demo county under var/, serve it on PORT (8000)
	@exec $(BIN)/samsyn demo --port $(PORT)

serve: .venv/.runtime pango ## serve a real county (see docs/how-to/run-in-production.md)
	@exec $(BIN)/samsyn serve --port $(PORT)

pango: # what PDF is drawn with; everything else runs without it
	@scripts/debian_packages.sh --try runtime

.venv/bin/uv: requirements-uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Samsyn needs Python 3.11 or later; set PYTHON=…"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Python's venv is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@touch $@

.venv/.runtime: .venv/bin/uv requirements.lock pyproject.toml
	@$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	@$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

# --- to prove ---------------------------------------------------------------------------------------------------

test: packages check unit postgres browser beside ## everything, on SQLite and PostgreSQL, in a real browser
	@echo "Everything that make test proves holds."

packages: # Debian's packages that the tests use
	@scripts/debian_packages.sh runtime tests

check: .venv/.dev ## lint, format, types and import contracts, in seconds
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint samsyn --lint --quiet
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy

# What mostly waits for a server to start, be killed or answer goes as many at a time as there are cores.
beside: .venv/.dev
	@$(MAKE) --no-print-directory --jobs=$(JOBS) --output-sync=target fresh mutants-short soak-short soak-postgres-short bench-short fuzz-short

fresh: .venv/.dev # the README's first command with nothing but the runtime lock
	$(BIN)/python scripts/fresh_start.py

unit: .venv/.dev ## unit, property, architecture and page tests on SQLite
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile -m "not browser and not postgres"

postgres: .venv/.dev ## the tests that touch the database, on a throwaway PostgreSQL
	@scripts/with_postgres.sh $(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile -m "not browser" $(NO_DATABASE)

browser: .venv/.dev ## journeys and axe in headless Chromium against the demo county
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile --no-loadscope-reorder -m browser tests/browser

# --- to write ---------------------------------------------------------------------------------------------------

text: .venv/.dev ## collect and compile the languages (needs gettext)
	$(BIN)/python scripts/texts.py

pictures: .venv/.dev ## take the handbook's pictures anew
	SAMSYN_PICTURES=1 $(BIN)/python -m pytest -q tests/browser/test_pictures.py

pdf-validate: .venv/.dev ## look the demo agreement's PDF over, also with veraPDF where it is installed
	$(BIN)/python scripts/pdf_validate.py

vendor: .venv/.dev ## fetch the vendored front-end files and fonts anew (needs npm)
	$(BIN)/python scripts/vendor.py

lock: .venv/bin/uv ## work out the lock files anew from pyproject.toml
	@scripts/lock.sh

# --- long runs; make test does a short form ----------------------------------------------------------------------

bench: .venv/.dev ## service levels → benchmarks/README.md
	$(BIN)/python -m benchmarks.run --write

bench-short: .venv/.dev
	$(BIN)/python -m benchmarks.run --short

bench-text: .venv/.dev ## the text engine before its judge, beside difflib and git
	$(BIN)/python -m benchmarks.text.run --peers

bench-word: .venv/.dev packages ## redlines in Word of every pair, accepted and rejected by three programs
	$(BIN)/python -m benchmarks.text.word

soak: .venv/.dev ## writers at work while the server is killed, ten minutes a database
	$(BIN)/python -m benchmarks.soak --seconds 600
	$(BIN)/python -m benchmarks.last_hour --seconds 600
	@scripts/with_postgres.sh $(BIN)/python -m benchmarks.last_hour --seconds 600

soak-short: .venv/.dev
	$(BIN)/python -m benchmarks.soak --seconds 10

soak-postgres-short: .venv/.dev
	@scripts/with_postgres.sh $(BIN)/python -m benchmarks.soak --seconds 10

fuzz: .venv/.dev ## hostile sheets and Word files for ten minutes
	$(BIN)/python -m benchmarks.fuzz --seconds 600

fuzz-short: .venv/.dev
	$(BIN)/python -m benchmarks.fuzz --seconds 8

mutants: .venv/.dev ## mutation testing of the pure rules
	$(BIN)/python -m benchmarks.mutants

mutants-short: .venv/.dev
	$(BIN)/python -m benchmarks.mutants --only samsyn/domain/access.py

clean: ## remove what was made here (var/ with its data stays)
	rm -rf .venv build *.egg-info mutants .mypy_cache .ruff_cache .hypothesis
