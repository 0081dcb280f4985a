"""Formats of a placement: where everything stands, for other programs."""
