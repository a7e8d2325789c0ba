"""Alembic's environment and the versions of the database, shipped as data."""
