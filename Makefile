# Callout. `make help` lists what there is; Python 3.11 or newer and make are all it needs.
.DEFAULT_GOAL := help
.PHONY: help setup run up check test test-integration test-faults simulate bench proto release-proto lock clean

BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
# What takes longest comes first, what can be cut small last: so no worker waits for another.
SUITES := tests/faults tests/integration tests/contract tests/arch tests/simulation

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## create .venv from the locks, with the tools for development
	@tools/setup.sh dev

run: ## one service day on this machine: start all, play, print the tables and one trace
	@tools/setup.sh run
	@$(BIN)/callout day

up: ## start the whole platform and stay; Ctrl-C stops it
	@tools/setup.sh run
	@$(BIN)/callout up

check: setup ## all static checks and the unit tests
	@$(BIN)/python tools/check.py

test: check ## check, then every test but the benches
	$(PYTEST) -n 2 tests/e2e
	$(PYTEST) -n 3 --no-loadscope-reorder $(SUITES)

test-integration: setup ## stores, relay and doors on real PostgreSQL and RabbitMQ
	$(PYTEST) tests/integration

test-faults: setup ## kill, cut and restart private servers under load
	$(PYTEST) tests/faults

simulate: setup ## seeded histories through the real handlers; prints the seed
	$(PYTEST) -n 2 -s tests/simulation

bench: setup ## speed and memory, side by side with bare tools
	$(PYTEST) -s tests/bench

proto: setup ## generate libs/contracts from proto/
	@$(BIN)/python tools/proto.py generate

release-proto: setup ## accept today's contracts as what later ones must not break
	@$(BIN)/python tools/proto.py release

lock: setup ## resolve the lock files again; pins stay where they fit
	@$(BIN)/python tools/lock.py write

clean: ## remove caches and build results; .venv and .callout stay
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -rf $(wildcard libs/*/build libs/*/dist services/*/build services/*/dist)
	find libs services tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
