"""Conversations for other programs."""
