# Two commands matter: `make run` and `make test`. `make help` lists all.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
WORKERS ?= auto
SIZES ?= 1000,10000
export DJANGO_SETTINGS_MODULE ?= portal.settings.development

.DEFAULT_GOAL := help
.PHONY: help run test test-services prove check format lock messages bench-pages bench-forum bench-relevance bench-search clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ /' | awk '{name=$$1; $$1=""; printf "  make %-15s%s\n", name, $$0}'

$(VENV)/run.stamp: requirements/run.txt
	@test -x $(BIN)/pip || .ci/make-environment $(PYTHON) $(VENV)
	@echo "Installing what the portal needs ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@echo "Installing what tests and checks need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

portal/locale/compiled.stamp: $(VENV)/run.stamp $(wildcard portal/locale/*/LC_MESSAGES/*.po)
	@$(BIN)/pybabel --quiet compile --domain django --directory portal/locale
	@touch $@

run: $(VENV)/run.stamp portal/locale/compiled.stamp ## Start the portal with its demo content (PORT, PORTAL_DATA)
	@exec $(BIN)/python manage.py serve --port $(PORT)

test: $(VENV)/dev.stamp portal/locale/compiled.stamp ## All tests, on SQLite and the embedded search engine
	@DJANGO_SETTINGS_MODULE=portal.settings.test $(BIN)/python -m tests.run

test-services: $(VENV)/dev.stamp portal/locale/compiled.stamp ## All tests on PostgreSQL, Elasticsearch and Redis (by environment)
	@DJANGO_SETTINGS_MODULE=portal.settings.test $(BIN)/python -m tests.run --services

prove: $(VENV)/dev.stamp portal/locale/compiled.stamp ## The long proofs in full (PROVE=0.1: a tenth)
	@DJANGO_SETTINGS_MODULE=portal.settings.test PROVE=$(or $(PROVE),1) $(BIN)/python -m tests.run --long

check: $(VENV)/dev.stamp portal/locale/compiled.stamp ## Style, directions of imports, migrations, translations, deployment
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/djlint --quiet --lint templates
	@$(BIN)/lint-imports --no-cache
	@mkdir -p $${PORTAL_DATA:-var}
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python -m portal.core.messages --check
	@.ci/check-deploy $(BIN)/python
	@echo "All checks passed."

format: $(VENV)/dev.stamp ## Put code and templates in the house format
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

lock: $(VENV)/dev.stamp ## Pin the newest allowed versions with their hashes
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --annotation-style line --upgrade -q -o requirements/run.txt
	@$(BIN)/uv pip compile pyproject.toml --group test --group check --universal --python-version 3.11 --generate-hashes --no-header --annotation-style line -q -c requirements/run.txt -o requirements/dev.txt

messages: $(VENV)/run.stamp ## Collect new texts for the translators
	@$(BIN)/python -m portal.core.messages

bench-pages: $(VENV)/dev.stamp portal/locale/compiled.stamp ## Pages against a reference page; writes docs/benchmarks/pages.md
	@$(BIN)/python -m tests.benchmarks.pages

bench-forum: $(VENV)/dev.stamp portal/locale/compiled.stamp ## The forum with POSTS=10000 messages; writes docs/benchmarks/forum.md
	@$(BIN)/python -m tests.benchmarks.forum --posts $(or $(POSTS),10000)
bench-relevance: $(VENV)/dev.stamp portal/locale/compiled.stamp ## How well search finds; writes docs/benchmarks/relevance.md
	@$(BIN)/python -m tests.benchmarks.relevance

bench-search: $(VENV)/dev.stamp portal/locale/compiled.stamp ## Both engines with SIZES=1000,10000 documents; writes docs/benchmarks/search.md
	@$(BIN)/python -m tests.benchmarks.search --sizes $(SIZES)

clean: ## Remove the environment (never the data)
	@rm -rf $(VENV) portal/locale/compiled.stamp portal/locale/*/LC_MESSAGES/*.mo
