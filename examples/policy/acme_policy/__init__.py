"""The architectural rules of Acme."""
