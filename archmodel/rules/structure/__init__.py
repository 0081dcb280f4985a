"""STR: whether the parts make one whole."""
