"""Reusable widgets: they know the theme, and neither the app nor its services."""
