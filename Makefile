# Everything runs in .venv, made on first use from the lock file. Needs Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint bench docs screenshots clean

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch .venv/ready

demo: .venv/ready  ## crawl the made-up world and open the review screen
	$(BIN)/baken demo

test: .venv/ready lint  ## lint, then all tests on SQLite, PostgreSQL and a real browser
	$(BIN)/pytest -n auto --maxprocesses 4 --dist worksteal

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready  ## print every benchmark table
	for file in benchmarks/*.py; do $(BIN)/python $$file || exit 1; done

docs: .venv/ready
	$(BIN)/python -m nlp.indicators.page > docs/indicators.md
	$(BIN)/mkdocs build --strict --quiet

screenshots: .venv/ready  ## make the README's pictures from the demo
	$(BIN)/python docs/screenshots.py

clean:
	rm -rf .venv build dist site *.egg-info
