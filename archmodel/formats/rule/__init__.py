"""The page of a rule, as people and as machines read it."""
