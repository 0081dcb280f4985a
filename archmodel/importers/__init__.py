"""Readers of documents of others and of our own: bytes in, a model out, and none of their code runs."""
