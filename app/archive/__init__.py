"""The file of a backup: a readable header, then one sealed stream of entries that have kinds and no paths (ADR 18)."""
