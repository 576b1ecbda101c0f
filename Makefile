# Every command for working with Facilitator. Needs Python 3.11 or newer, make, and nothing else:
# Node comes with the Python packages. What is up to date is not made again.

PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet
# npm and what it starts look for `node` here; the machine's own is never used.
export PATH := $(CURDIR)/.venv/bin:$(PATH)

# Folders too: taking a file away also changes the pages.
PAGE_SOURCES := $(shell find static/src static/css 2>/dev/null)
DOMAIN := tests/discussion tests/views

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run demo setup dev test test-in-chromium test-without check pictures lighthouse bench bench-quick fmt lock protocol schema clean

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

run: setup ## Set up what is missing and start the server (ARGS="--port 9000")
	@exec .venv/bin/facilitator serve $(ARGS)

demo: setup ## The same with a simulated class that you can lead at once (ARGS=...)
	@exec .venv/bin/facilitator demo $(ARGS)

setup: .venv/bin/facilitator static/dist/manifest.json static/fonts/.copied ## Make .venv, build the pages, copy the typefaces

test: setup dev ## Run every test; the domain and the views must be covered to the last branch
	@$(MAKE) --no-print-directory --jobs 2 test-in-chromium test-without

# Side by side: each waits for others more than it works.
test-in-chromium:
	.venv/bin/pytest tests/browser

test-without:
	.venv/bin/coverage run -m pytest $(DOMAIN)
	.venv/bin/coverage report --include='facilitator/discussion/*,facilitator/views/*' --fail-under=100
	npm test --silent
	.venv/bin/pytest $(DOMAIN:%=--ignore=%) --ignore=tests/browser

check: dev node_modules/.installed ## Check style, types and the direction of imports
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	npm run --silent types

pictures: setup dev ## Take the documents' pictures of every page anew (some minutes)
	.venv/bin/python -m tests.browser.pictures

lighthouse: setup dev ## Measure the pages with Lighthouse (some minutes)
	@.venv/bin/python -m tests.browser.lighthouse

bench: setup dev ## Measure this server beside bare ones, with up to 1,000 phones (a quarter of an hour)
	@.venv/bin/python -m bench $(ARGS)

bench-quick: setup dev ## The same with 200 phones and fewer servers, in less than a minute
	@.venv/bin/python -m bench --phones 200 --rounds 3 --draft-seconds 1 --only facilitator,flask-eventlet,nothing $(ARGS)

fmt: dev ## Put the Python code into its usual form
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

lock: dev ## Pin what requirements*.in and package.json ask for (ARGS=--upgrade for newer Python packages)
	.venv/bin/uv pip compile $(UV_FLAGS) $(ARGS) --output-file requirements.lock requirements.in
	.venv/bin/uv pip compile $(UV_FLAGS) $(ARGS) --output-file requirements-dev.lock requirements-dev.in
	npm install --package-lock-only

protocol: setup ## Print the AsyncAPI description of what pages and server say to each other
	@.venv/bin/facilitator protocol

schema: setup ## Write the documents that are made from the format of plans anew
	.venv/bin/facilitator plans schema > docs/plan.schema.json
	.venv/bin/python -m facilitator.plans.reference docs/plan-format.md

clean: ## Take away everything that was made, except rooms and their data
	rm -rf .venv node_modules static/dist static/fonts .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	find facilitator tests -name __pycache__ -prune -exec rm -rf {} +

FONTS := node_modules/@expo-google-fonts
UV_FLAGS := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo >&2 "Facilitator needs" \
	  "Python 3.11 or newer: apt install python3 python3-venv (Debian 12 or newer), or make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo >&2 "Facilitator needs" \
	  "Python's venv module: apt install python3-venv"; exit 1; }
	@echo >&2 "Making .venv"
	@$(PYTHON) -m venv .venv

.venv/.installed: requirements.lock | .venv/bin/pip
	@echo >&2 "Installing the Python packages, Node among them (about a minute)"
	@$(PIP) install --require-hashes --requirement requirements.lock
	@touch $@

.venv/bin/facilitator: pyproject.toml .venv/.installed
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

dev: .venv/.installed-dev
.venv/.installed-dev: requirements-dev.lock .venv/bin/facilitator
	@echo >&2 "Installing what tests and checks need"
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc | .venv/.installed
	@echo >&2 "Installing the pages' packages"
	@npm ci --loglevel=error
	@touch $@

static/dist/manifest.json: $(PAGE_SOURCES) vite.config.ts tsconfig.json node_modules/.installed .venv/bin/facilitator
	@echo >&2 "Building the pages"
	@npm run --silent build -- --logLevel warn
	@touch $@

# What PDFs are set in: one weight of each script, two of those that headings are written in, and their licences.
static/fonts/.copied: node_modules/.installed
	@rm -rf static/fonts && mkdir static/fonts
	@cp $(FONTS)/*/400Regular/*.ttf $(FONTS)/noto-sans/700Bold/*.ttf $(FONTS)/noto-sans-jp/700Bold/*.ttf static/fonts
	@for font in $(FONTS)/*; do cp $$font/LICENSE_FONT static/fonts/$${font##*/}.LICENSE || exit; done
	@touch $@
