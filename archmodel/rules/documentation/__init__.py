"""DOC: what is said of it, and what pictures show."""
