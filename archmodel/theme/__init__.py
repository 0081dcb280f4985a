"""What things look like: one file a theme."""
