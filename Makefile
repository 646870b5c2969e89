# make demo, make test. Everything goes into .venv; `make demo PYTHON3=python3.12` chooses the Python that it is made of.
PYTHON3 ?=
VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(BIN)/python
PIP := $(PYTHON) -m pip --disable-pip-version-check -qq install
PLAIN := $(VENV)/kordon
DEV := $(VENV)/kordon-dev
CODE := $(shell find graph ingest queries -type f -not -name '*.pyc')

GOLD ?= $(addprefix tests/gold/,articles long short press brief plain en kk) $(wildcard ../shared/gold/dev)
LANGUAGES ?= ru en kk
APART ?= $(addprefix tests/gold/,apart long_apart press_apart brief_apart plain_apart en_apart kk_apart)
UNSEEN ?= $(wildcard ../shared/gold/aside)
GOLD_SETS = $(GOLD) $(addprefix --apart ,$(APART)) $(addprefix --unseen ,$(UNSEEN))

.PHONY: demo test bench pairs precision figures clean
.DELETE_ON_ERROR:

demo: export KORDON_STORE = file:kordon.db
demo: export PAGER = cat
demo: $(PLAIN)
	$(BIN)/kordon build examples
	@echo
	$(BIN)/kordon query extradited --format table
	@echo
	$(BIN)/kordon query refused --format table
	@echo
	$(BIN)/kordon view
	@echo
	@echo "Open kordon.html in a browser. More questions: $(BIN)/kordon queries"

test: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTHON) -m pytest $(ARGS)

bench: $(DEV)
	@set -e; for script in tests/bench_*.py; do echo "== $$script"; $(PYTHON) $$script; done

# How many of the pairs in tests/gold/pairs are joined and kept apart rightly, by class.
pairs: $(DEV)
	$(PYTHON) tests/pairs.py

# What extraction believes of its rules: precision.csv and trust.toml below ingest/lang/, to be made anew when rules change.
precision: $(DEV)
	@test -d ../shared/gold/dev || echo "no ../shared/gold/dev here: its articles are not in the counts" >&2
	for lang in $(LANGUAGES); do $(BIN)/kordon precision --lang $$lang --write $(GOLD_SETS) || exit 1; done

# The figures of docs/extraction.md.
figures: $(DEV)
	$(PYTHON) tests/page_extraction.py $(GOLD_SETS)

# kordon.db stays: it holds what you have read and judged.
clean:
	rm -rf $(VENV) .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist kordon.html
	find graph ingest queries tests -name __pycache__ -type d -prune -exec rm -rf {} +

include neo4j.mk
neo4j: $(PLAIN)

# An editable install serves the demo as well.
$(PLAIN): pyproject.toml $(CODE) | $(PYTHON)
	@test -e $(DEV) || echo "Installing Kordon and what it needs into $(VENV): 0.7 GB, a minute or two ..."
	@test -e $(DEV) || $(PIP) .
	@touch $@

$(DEV): pyproject.toml | $(PYTHON)
	@echo "Installing Kordon and what its tests need into $(VENV): 1 GB, a minute or two ..."
	@$(PIP) --editable '.[dev]'
	@touch $@

$(PYTHON):
	@for python in $(or $(PYTHON3),python3 python3.14 python3.13 python3.12 python3.11); do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1 || continue; \
	  echo "Making $(VENV) with $$($$python --version)"; \
	  $$python -m venv --clear $(VENV) && exit 0; \
	  rm -rf $(VENV); \
	  echo "$$python can not make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; \
	  exit 1; \
	done; \
	echo "Kordon needs Python 3.11 or newer; $(or $(PYTHON3),python3) is $$($(or $(PYTHON3),python3) --version 2>&1)." >&2; \
	echo "Where a newer one is installed, name it: make PYTHON3=/path/to/python3.12" >&2; \
	exit 1
