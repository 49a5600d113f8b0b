# The few commands of the workshop. `make` alone lists them.
PYTHON ?= python3
PORT ?= 8000
RUN = .venv/bin/python -m
UV_LOCK = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url $(LOCK_OPTIONS)

.PHONY: help setup demo demo-reset test check fix bench lock pictures glossary clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup:  ## install everything into .venv and node_modules (nothing when it is done)
	@$(PYTHON) -m tools.setup

demo: setup  ## build the demo network once, then serve it (PORT=8000); Ctrl-C stops everything
	@PORT=$(PORT) $(RUN) tools.demo

demo-reset: setup  ## forget the demo network, build it again and serve it
	@PORT=$(PORT) $(RUN) tools.demo --reset

test: setup  ## everything: checks, house, units, browser stories, then PostgreSQL
	@$(RUN) tools.suite

check: setup  ## what needs no database: lint, format, types, import plan, templates
	@$(RUN) tools.suite --checks

fix: setup  ## format and mend what can be mended by itself
	@.venv/bin/ruff check --quiet --fix . ; .venv/bin/ruff format --quiet .

bench: setup  ## measure us against a reference, in one run (ONLY=letters)
	@PYTHONPATH=src $(RUN) bench $(ONLY)

lock: setup  ## choose versions again and write the hashed locks (LOCK_OPTIONS=--upgrade)
	@$(UV_LOCK) requirements/base.in -o requirements/base.txt
	@$(UV_LOCK) -c requirements/base.txt requirements/dev.in -o requirements/dev.txt
	@for name in tool node; do $(UV_LOCK) -c requirements/dev.txt requirements/$$name.in -o requirements/$$name.txt; done
	@npm install --package-lock-only --silent

pictures: setup  ## take the screenshots of the guide from a demo of their own
	@$(RUN) tools.pictures

glossary: setup  ## write docs/glossary.md from the models
	@$(RUN) tools.glossary

clean:  ## forget databases, caches and installed packages
	@rm -rf var .venv node_modules .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
