# make setup | demo | test | lint | bench | gate      (see CONTRIBUTING.md)
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements/run.txt
DEV_LOCK := requirements/dev.txt

help:
	@echo "make demo    set up, then read the reports that the package carries"
	@echo "make test    set up, then run the tests"
	@echo "make lint    formatter, linter, types, direction of imports"
	@echo "make gate    accuracy alone, failing below the pinned floors"
	@echo "make bench   accuracy against the gold files and speed, as one table"

setup: $(VENV)/ready

$(VENV)/ready: $(LOCK) pyproject.toml scripts/setup.py
	@sh scripts/python.sh scripts/setup.py $(VENV) $(LOCK)
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready $(DEV_LOCK)
	@sh scripts/python.sh scripts/setup.py $(VENV) $(DEV_LOCK)
	@touch $@

demo: setup
	@$(BIN)/dateline demo

# A file goes to one process: what its tests share is made once.
test: $(VENV)/ready-dev
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/ready-dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/ready-dev
	@$(BIN)/python bench/run.py

gate: $(VENV)/ready-dev
	@$(BIN)/python bench/run.py --check --no-speed

lock: $(VENV)/ready-dev
	@$(BIN)/python scripts/lock.py

.PHONY: help setup demo test lint bench gate lock
