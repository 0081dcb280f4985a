"""Ways from one element to another, for people and for programs."""
