# make run   set up, take in corpus/ when there is no index, serve the app on http://127.0.0.1:7860
# make test  set up, run all tests            make lint    set up, check style and types of all that is not a test
# make ingest  take in corpus/ again          make clean   remove .venv and caches; the index stays
# make model   what the tests need to ask a real language model; `make test` sees to it
# make screenshots  take the pictures of the documentation again
# make lock    choose the newest packages that requirements.txt and pyproject.toml allow; make sbom  list what is installed
#
# PYTHON names another interpreter; HOST and PORT where the app listens: make run PORT=8000

SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := text index ingest answer evaluate web app.py
INDEX := $(or $(VERBATIM_INDEX),index/data)
# Where PyTorch publishes builds without CUDA, which is several gigabytes that are of no use without a GPU.
CPU_TORCH := https://download.pytorch.org/whl/cpu
# --no-compile: Python compiles the few modules that are used when they are; compiling all takes a minute.
# The locks name every package, so that pip need not look for more, and take none that is not as it was.
PIP := $(BIN)/python -m pip --disable-pip-version-check install --no-input --no-compile --no-deps --require-hashes

# Where the environment forbids to keep what is compiled, each of some hundred processes of the tests compiles all anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test lint screenshots lock sbom ingest clean browser model ocr postgresql
.DELETE_ON_ERROR:

run: $(VENV)/.runtime
	@test -n "$(filter postgres%,$(VERBATIM_STORE))" -o -e "$(INDEX)/verbatim.sqlite" || $(MAKE) --no-print-directory ingest
	@$(if $(HOST),VERBATIM_HOST=$(HOST)) $(if $(PORT),VERBATIM_PORT=$(PORT)) $(BIN)/python app.py

# Exit 1 means that some documents failed, each named with its reason; the others are in.
ingest: $(VENV)/.runtime
	@$(BIN)/python -m ingest || test $$? -eq 1

test: $(VENV)/.development browser model ocr postgresql
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(CODE) scripts benchmarks
	$(BIN)/pydoclint -q $(CODE) scripts benchmarks
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml $(CODE)
	$(BIN)/python -m scripts.licences --quiet

screenshots: $(VENV)/.development browser
	PYTHONPATH=tests $(BIN)/python -m scripts.make_screenshots

lock: $(VENV)/.development
	$(BIN)/python -m scripts.lock

sbom: $(VENV)/.runtime $(VENV)/.development $(VENV)/.bom
	$(VENV)/bom/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file sbom.json $(BIN)/python

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Verbatim needs Python 3.11 or later, and $(PYTHON) is older or missing; install one and name it: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments; install its venv module (Debian, Ubuntu: apt install python3-venv)."; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)

# On Linux without a GPU one attempt at PyTorch's own index, which fails in seconds where it cannot be reached.
$(VENV)/.runtime: locks/runtime.txt locks/torch.txt locks/torch-cpu.txt $(VENV)/pyvenv.cfg
	@if [ "$$(uname -s)" = Linux ] && ! command -v nvidia-smi >/dev/null && \
	  $(PIP) --retries 0 --timeout 10 --index-url $(CPU_TORCH) --requirement locks/torch-cpu.txt; then :; \
	else echo "Taking PyTorch's build of the default index."; $(PIP) --requirement locks/torch.txt; fi
	$(PIP) --requirement locks/runtime.txt
	@touch $@

$(VENV)/.development: locks/development.txt $(VENV)/.runtime
	$(PIP) --requirement locks/development.txt
	@touch $@

$(VENV)/.bom: locks/bom.txt $(VENV)/pyvenv.cfg
	$(PYTHON) -m venv --clear $(VENV)/bom
	$(PIP:$(BIN)/%=$(VENV)/bom/bin/%) --requirement locks/bom.txt
	@touch $@

# The browser tests need Chromium; without it they are skipped, saying so (but fail when CI is set).
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update --quiet && apt-get install --quiet --yes --no-install-recommends chromium; \
	else echo "Chromium is not installed, so the browser tests will be skipped."; fi

# What reads pages that are pictures (docs/ocr.md); the tests of it are skipped without, saying so (but fail when CI is set).
ocr:
	@command -v tesseract >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update --quiet && apt-get install --quiet --yes --no-install-recommends \
	    tesseract-ocr tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-spa; \
	else echo "Tesseract is not installed, so the tests that read pictures will be skipped."; fi

# The server that an index may lie in (docs/postgresql.md); the tests of it are skipped without, saying so (but fail when
# CI is set). They run one of their own: the service that Debian would begin is not begun.
postgresql:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  mkdir -p /etc/postgresql-common && { test -e /etc/postgresql-common/createcluster.conf || \
	    echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf; } && \
	  apt-get update --quiet && apt-get install --quiet --yes --no-install-recommends postgresql; \
	else echo "PostgreSQL is not installed, so the tests of it will be skipped."; fi

# The tests of a real language model need a C++ compiler for what runs it. Without one, or if that fails, they are
# skipped, saying so (but fail when CI is set). Not native: pip keeps what it built, for machines of other kinds, too.
model: $(VENV)/.development
	@test $(VENV)/.model -nt locks/model.txt && exit 0; \
	command -v c++ >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	  apt-get update --quiet && apt-get install --quiet --yes --no-install-recommends g++; }; \
	command -v c++ >/dev/null || { \
	  echo "There is no C++ compiler, so the tests that ask a real language model will be skipped."; exit 0; }; \
	echo "Building what runs the small language model of the tests, which takes a few minutes once."; \
	if CMAKE_ARGS=-DGGML_NATIVE=OFF $(PIP) --requirement locks/model.txt; then touch $(VENV)/.model; \
	else echo "The small language model cannot be built here, so the tests that ask it will be skipped."; fi
