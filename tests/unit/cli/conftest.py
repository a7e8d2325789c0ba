"""The command line's fixtures."""

from tests.unit.cli.shell import server, shell

__all__ = ["server", "shell"]
