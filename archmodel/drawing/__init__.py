"""From a placement to ink: what is drawn, in which order, as a flat list of marks."""
