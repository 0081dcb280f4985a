"""DAT: what is kept, where, and whose truth it is."""
