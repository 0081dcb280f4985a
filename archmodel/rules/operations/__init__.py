"""OPS: who answers for it, and whether it stays up."""
