"""SEC: what is trusted, and what guards it."""
