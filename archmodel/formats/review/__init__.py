"""What the review found, as people and as machines read it."""
