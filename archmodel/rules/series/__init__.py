"""SER: what the series *Integration Key to Customer Experience* keeps to, and others need not.

The numbers are those of the statements in docs/series-rules.md. All are off by default.
"""
