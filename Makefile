# make run: the dashboard from a fresh clone. make test: every test. The rest is listed by `make help`.
# Plain make and a POSIX shell are enough; the README has the same steps as single commands.

PORT ?= 8501
VENV = .venv
IN_VENV = $(VENV)/bin/

.PHONY: help run setup test faults claims bench lint demo picture clean

help:
	@echo "make run     serve the dashboard on http://127.0.0.1:$(PORT) (another port: make run PORT=8600)"
	@echo "make setup   make $(VENV) with everything, what the tests need included"
	@echo "make test    run every test, in a real browser too, two files at a time"
	@echo "make faults  kill, fill, damage and race the store hundreds of times; prints one table"
	@echo "make claims  hold every sentence that is said against the rows; prints one table"
	@echo "make bench   measure building, serving and repainting; prints one table"
	@echo "make lint    check layout, names, the direction of imports and every type"
	@echo "make demo    write the invented council's CSV files again, the same every time"
	@echo "make picture draw the README's picture again"
	@echo "make clean   remove $(VENV); figures in data/store are left alone"

# The invented council is for the store that nobody named; a named one is built where it holds anything.
run: $(VENV)/run-ready
	@if [ -z "$$DASHBOARD_STORE" ]; then \
		$(IN_VENV)python -m store demo; \
	elif [ -f "$$DASHBOARD_STORE/ledger.sqlite" ]; then \
		$(IN_VENV)python -m store build; \
	fi
	@echo "The dashboard: http://127.0.0.1:$(PORT)   (Ctrl+C stops it)"
	@exec $(IN_VENV)python -m streamlit run dashboard.py --server.port $(PORT)

setup: $(VENV)/test-ready

# Hundreds of processes are started: what Python has compiled once is kept, and none starts threads for algebra.
test: $(VENV)/test-ready
	@sh tests/browser/chromium.sh
	@unset PYTHONDONTWRITEBYTECODE; OPENBLAS_NUM_THREADS=1 exec $(IN_VENV)python -m pytest -n 2

faults: $(VENV)/test-ready
	@exec $(IN_VENV)python -m tests.faults

claims: $(VENV)/test-ready
	@exec $(IN_VENV)python -m tests.claims

bench: $(VENV)/test-ready
	@sh tests/browser/chromium.sh
	@exec $(IN_VENV)python -m bench

lint: $(VENV)/test-ready
	$(IN_VENV)ruff check .
	$(IN_VENV)ruff format --check .
	$(IN_VENV)lint-imports
	$(IN_VENV)mypy

picture: $(VENV)/test-ready
	$(IN_VENV)python -m tests.browser.picture docs/summary.png

demo: $(VENV)/run-ready
	$(IN_VENV)python -m demo

clean:
	rm -rf $(VENV)

# The marker files say which lists were installed last, so that nothing is installed twice.
$(VENV)/made:
	@for python in python3.11 python3 python; do \
		command -v $$python >/dev/null 2>&1 || continue; \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		echo "Making $(VENV) with `$$python --version`"; \
		$$python -m venv $(VENV) && : > $(VENV)/made && exit 0; \
		echo "$$python cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv" >&2; \
		exit 1; \
	done; \
	echo "Python 3.11 or later is needed, and no python3.11, python3 or python here is one." >&2; \
	exit 1

$(VENV)/run-ready: $(VENV)/made requirements.txt constraints.txt
	@echo "Installing what the dashboard needs"
	@$(IN_VENV)python -m pip install --quiet --disable-pip-version-check \
		-c constraints.txt -r requirements.txt
	@: > $(VENV)/run-ready

$(VENV)/test-ready: $(VENV)/run-ready tests/requirements.txt
	@echo "Installing what the tests need"
	@$(IN_VENV)python -m pip install --quiet --disable-pip-version-check \
		-c constraints.txt -r requirements.txt -r tests/requirements.txt
	@: > $(VENV)/test-ready
