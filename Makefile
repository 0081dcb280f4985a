# Everything is in dev.py, which needs no make; these are shorthands.
PYTHON ?= python3

.PHONY: render test bench bench-layout bench-render fuzz-layout fuzz
render test bench bench-layout bench-render fuzz-layout fuzz:
	$(PYTHON) dev.py $@
