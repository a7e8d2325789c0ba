"""Quầy Chat without a window, for the command line: see docs/cli.md."""

from app.cli.program import main

__all__ = ["main"]
