"""What changed between models, for people and for programs."""
