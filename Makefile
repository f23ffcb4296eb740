# The checks of this project. Every tool runs out of one environment; to make it:
#   python3 -m venv .venv && .venv/bin/pip install -e ".[dev]"
# Another one: make check PYTHON=python3

PYTHON ?= .venv/bin/python
TREE := src tests benchmarks
LOCALE := src/twiplo_game/locale
SAYS := tr trn:1,2 msgid N_ StoreError NotFoundError DamagedError TooLargeError InUseError OtherVersionError ThereAlreadyError LedgerError:2 \
  CollisionError:2
BABEL = $(PYTHON) -m babel.messages.frontend -q
LINT_IMPORTS := -c "from importlinter.cli import lint_imports_command as run; run()"

.DEFAULT_GOAL := check
.PHONY: check lint layout style types imports test nightly format messages golden solved snapshots pictures reference environment

check: lint test ## everything that must hold before a commit

lint: layout style types imports ## all checks but the tests

layout: environment
	$(PYTHON) -m ruff format --check $(wildcard $(TREE))

style: environment
	$(PYTHON) -m ruff check $(wildcard $(TREE))

types: environment
	$(PYTHON) -m mypy

imports: environment
	$(PYTHON) $(LINT_IMPORTS)

test: environment ## the tests
	$(PYTHON) -m pytest

nightly: environment ## the longer tests
	$(PYTHON) -m pytest -m nightly

format: environment ## lay the code out
	$(PYTHON) -m ruff format $(wildcard $(TREE))
	$(PYTHON) -m ruff check --fix $(wildcard $(TREE))

messages: environment ## collect the interface's words, update the French catalogue and compile it
	mkdir -p build
	$(BABEL) extract --no-default-keywords $(addprefix --keyword=,$(SAYS)) --add-location=file --sort-by-file \
	  --output-file=build/twiplo.pot src/twiplo_game
	$(BABEL) update --domain=twiplo --input-file=build/twiplo.pot --output-dir=$(LOCALE) --width=100 \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BABEL) compile --domain=twiplo --directory=$(LOCALE)

golden: environment ## play the golden games again, and keep what they print
	$(PYTHON) -m tests.golden.regenerate

solved: environment ## solve what can be solved of what is shipped, for the reviews of its games
	$(PYTHON) -m tests.scenarios.solve_shipped

snapshots: environment ## draw the desk's screens again, and keep how they look
	$(PYTHON) -m tests.tui.snapshots

pictures: environment ## draw the README's pictures again
	$(PYTHON) -m tests.tui.pictures

reference: environment ## write what is generated: problems, schema, keys, rules, what the doctrine comes to, how well texts are read
	$(PYTHON) -m tests.authoring.reference
	$(PYTHON) -m tests.wording.report

environment:
	@$(PYTHON) -c "" 2>/dev/null || { \
	  echo 'There is no $(PYTHON). Make it with:'; \
	  echo '  python3 -m venv .venv && .venv/bin/pip install -e ".[dev]"'; \
	  echo 'or name another: make $(MAKECMDGOALS) PYTHON=python3'; \
	  exit 1; }
