"""The versions of the database's shape that this code can read, oldest first."""

KNOWN = ("0001",)
HEAD = KNOWN[-1]
