"""Sharing conversations by rules (product.md 3 and 4): values and decisions, no clock, no database."""
