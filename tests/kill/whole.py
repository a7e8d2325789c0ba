"""Whether a file is whole that a killed process has left."""

from typing import Any


def check_whole(connection: Any) -> None:
    """As SQLite sees it, log and all; then each page of the file itself. A checkpoint that was cut short leaves a torn
    page there, of which the log has the whole one: that is folded in first, as the next start does."""
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
