# One command each, from a fresh clone: `make gaps` and `make test`. README.md has the plain pip lines beside them.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
RUN := $(VENV)/bin/python
INSTALL := $(RUN) -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: help gaps test lint types behaviour bench notebooks docs site format clean

help:
	@echo "make gaps    set up, then show the gaps of the bundled Wuhu plan"
	@echo "make test    set up, then check style, types, imports and behaviour"
	@echo "make bench   set up, then measure speed and print ratios; QUICK=1 at the least sizes"
	@echo "make notebooks  set up, then run the notebooks and keep their results beside them"
	@echo "make docs    renew the command reference and the outputs that the guides show"
	@echo "make site    build the documentation as a site, into build/site"
	@echo "make format  put imports and layout in order"
	@echo "make clean   remove the environment and all caches"

gaps: $(VENV)/installed
	@$(VENV)/bin/graphkit gaps

test: lint types behaviour

lint: $(VENV)/installed-test
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(VENV)/bin/lint-imports

types: $(VENV)/installed-test
	$(RUN) -m mypy

# Tests that share something costly are one group and run in one process.
behaviour: $(VENV)/installed-test
	$(RUN) -m pytest -n auto --dist loadgroup

bench: $(VENV)/installed-bench
	$(RUN) benchmarks/run.py $(if $(QUICK),--quick)

notebooks: $(VENV)/installed-notebook
	$(RUN) notebooks/render.py

docs: $(VENV)/installed-test
	$(RUN) docs/make_cli_reference.py
	$(RUN) docs/refresh_examples.py

site: $(VENV)/installed-test
	NO_MKDOCS_2_WARNING=1 $(RUN) -m mkdocs build --strict --quiet
	@echo "open build/site/index.html"

format: $(VENV)/installed-test
	$(RUN) -m ruff check --fix --exit-zero
	$(RUN) -m ruff format

# Each stamp is older than the files that it was made from only when something must be installed anew.
$(VENV)/installed: pyproject.toml constraints.txt | $(RUN)
	$(INSTALL) -e .
	@touch $@

$(VENV)/installed-test: pyproject.toml constraints.txt | $(RUN)
	$(INSTALL) -e ".[test]"
	@touch $@

$(VENV)/installed-notebook: pyproject.toml constraints.txt | $(RUN)
	$(INSTALL) -e ".[notebook]"
	@touch $@

$(VENV)/installed-bench: pyproject.toml constraints.txt | $(RUN)
	$(INSTALL) -e ".[bench]"
	@touch $@

$(RUN):
	@test -n "$(PYTHON)" || { echo "graphkit needs Python 3.11 or newer; install it, or say make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis dist build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
