"""What a good architecture keeps to: a folder a family, a file a rule."""
