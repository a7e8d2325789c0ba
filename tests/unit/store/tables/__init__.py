"""Tests of app.store.tables."""
