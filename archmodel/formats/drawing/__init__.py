"""Painters: formats of a drawing."""
