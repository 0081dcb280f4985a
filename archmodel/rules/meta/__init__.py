"""META: what the review has to say about itself."""
