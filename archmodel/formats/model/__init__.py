"""Formats that write a whole model."""
