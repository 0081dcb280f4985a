"""What is written in contracts.toml, for those who do not program."""

from __future__ import annotations

from pathlib import Path

from archmodel.settings import read_contracts

(PaymentsAreReserved,) = read_contracts(Path(__file__).with_suffix(".toml"))
