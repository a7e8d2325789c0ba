"""Tests of app.vault."""
