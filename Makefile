# The two commands of a newcomer are `make demo` and `make test`; `make check` is what has to hold before a commit.
# Everything is installed into .venv with plain venv and pip, from lock files with hashes. Stamps in .venv make a second run instant.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK   := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
          --only-binary :all:
JOBS   ?= auto
export PYTHONUTF8 = 1

.DELETE_ON_ERROR:
.PHONY: demo test check check-rest check-bare format lint types contracts shape django-checks docs write-docs bench lock messages pictures system clean help

help:
	@echo "make demo      build a register from the bundled material and serve it on 127.0.0.1"
	@echo "make test      install what tests need and run them, on SQLite and on PostgreSQL, in a browser too"
	@echo "make check     everything that has to hold: format, lint, types, contracts, shape, tests, migrations, deploy check, docs"
	@echo "make format    put the code into its format"
	@echo "make messages  bring the message catalogues (be, ru) up to date and compile them"
	@echo "make write-docs  put what commands print into docs/commands.md"
	@echo "make pictures  take the pictures of the documentation anew"
	@echo "make lock      write requirements/*.txt anew after pyproject.toml changed (UPGRADE=--upgrade takes newer versions)"
	@echo "make bench     print the tables of README"
	@echo "make clean     remove what make made"

# ---- set-up

$(BIN)/python:
	tools/make_venv.sh $(PYTHON) $(VENV)

# The package itself is installed without its dependencies and without a build environment of pip's own: setuptools comes from
# the lock file like everything else, so nothing is fetched that has no hash. It gives a real `sprava` command.
$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) --only-binary :all: --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	$(PIP) --only-binary :all: --require-hashes -r requirements/test.txt
	@touch $@

# Spark comes as source of its own wheel; it is packed here by the setuptools of the lock file, like the package itself.
$(VENV)/.spark: requirements/spark.txt $(VENV)/.test
	$(PIP) --no-build-isolation --only-binary :all: --no-binary pyspark --require-hashes -r requirements/spark.txt
	@touch $@

$(VENV)/.lock: requirements/lock.txt | $(BIN)/python
	$(PIP) --only-binary :all: --require-hashes -r requirements/lock.txt
	@touch $@

system:
	@tools/system_packages.sh

# ---- use

demo: $(VENV)/.run
	$(BIN)/sprava demo

test: $(VENV)/.test $(VENV)/.spark system
	$(BIN)/python -m tools.run_tests --workers $(JOBS)

check: check-rest test

# All of `make check` but the tests, so that .ci/run does not run them twice.
check-rest: lint types contracts shape django-checks docs

# Does it start with nothing but what it asks for? An import that only the tests' environment satisfies shows here.
check-bare:
	$(MAKE) --no-print-directory VENV=.venv-run .venv-run/.run
	folder=$$(mktemp -d) && .venv-run/bin/sprava demo --into "$$folder/demo" --no-serve && \
		.venv-run/bin/sprava rebuild --check --register "$$folder/demo" && rm -r "$$folder"

format: $(VENV)/.test
	$(BIN)/ruff check --fix --select I .
	$(BIN)/ruff format .
	-$(BIN)/djlint --reformat --quiet src

lint: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint --check --lint src

types: $(VENV)/.test
	$(BIN)/mypy

contracts: $(VENV)/.test
	$(BIN)/lint-imports

shape: $(VENV)/.test
	$(BIN)/python -m tools.shape src/sprava

django-checks: $(VENV)/.test
	$(BIN)/python -m tools.django_checks

docs: $(VENV)/.test
	$(BIN)/python -m tools.messages --check
	$(BIN)/cog --check -I . docs/commands.md

# Peers live in an environment of their own; what has no wheel is built there, with build tools that pip fetches. One needs ICU:
# apt install libicu-dev pkg-config g++.
.venv-bench/.bench: requirements/bench.txt
	$(MAKE) --no-print-directory VENV=.venv-bench .venv-bench/.run
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --no-binary pyicu --no-binary docopt --no-binary intervaltree --require-hashes -r requirements/bench.txt
	@touch $@

bench: $(VENV)/.test .venv-bench/.bench
	$(BIN)/python -m bench

# ---- upkeep

# Wheels only: nothing is built on the reader's machine, so no build tool is fetched without a hash.
# test.txt is made first and run.txt held to it: what runs in the demo is what was tested.
lock: $(VENV)/.lock
	$(LOCK) $(UPGRADE) pyproject.toml --extra letters --extra charts --extra documents --extra sealed --extra postgres --group build --group test -o requirements/test.txt
	$(LOCK) $(UPGRADE) pyproject.toml --extra letters --extra charts --extra documents --extra sealed --group build -c requirements/test.txt -o requirements/run.txt
	$(LOCK) $(UPGRADE) --no-binary pyspark pyproject.toml --extra spark --group build -c requirements/test.txt -o requirements/spark.txt
	$(LOCK) $(UPGRADE) --no-binary pyicu --no-binary docopt --no-binary intervaltree pyproject.toml --group bench --group build -c requirements/test.txt -o requirements/bench.txt
	$(LOCK) $(UPGRADE) --group lock -o requirements/lock.txt

# What commands print, put into the documentation.
write-docs: $(VENV)/.test
	$(BIN)/cog -r -I . docs/commands.md

pictures: $(VENV)/.test
	@mkdir -p docs/pictures
	PICTURES=docs/pictures $(BIN)/python -m pytest -q -p no:randomly tests/browser/test_pictures.py

messages: $(VENV)/.test
	$(BIN)/python -m tools.messages

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis src/sprava.egg-info
	find src tests tools -name __pycache__ -prune -exec rm -rf {} +
