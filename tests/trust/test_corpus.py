"""What fuzzing reached is tried again: nothing but our own errors, and every text comes back."""

from __future__ import annotations

import pytest

from tests.trust.fuzz import CORPUS
from tests.trust.targets import TARGETS, samples


@pytest.mark.parametrize("target", TARGETS)
def test_what_fuzzing_found_is_read_or_refused(target):
    kept = [path.read_bytes() for path in sorted((CORPUS / target).glob("*"))]
    for each in (*samples(target), *kept):
        TARGETS[target](each)


def test_the_corpus_stays_small():
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < 200_000
