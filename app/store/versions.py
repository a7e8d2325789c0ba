"""The versions of the database's shape that this code can read, oldest first."""

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0010", "0011", "0012", "0013", "0014")
HEAD = KNOWN[-1]
