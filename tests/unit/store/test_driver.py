"""Driver connections: encrypted, and recent enough."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from app.store.driver import connect

KEY = bytes(range(32))


def test_the_sqlite_is_recent_enough_and_has_what_we_build_on(path: Path) -> None:
    connection = connect(path, KEY)
    version = tuple(int(part) for part in connection.execute("SELECT sqlite_version()").fetchone()[0].split("."))
    assert version > (3, 51, 2), "older ones lose data when a write-ahead log is reset"
    assert connection.execute("PRAGMA cipher_version").fetchone()
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    assert "ENABLE_FTS5" in options
    connection.close()


def test_another_key_reads_nothing(path: Path) -> None:
    connection = connect(path, KEY)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(sqlcipher3.dbapi2.DatabaseError, match="not a database"):
        connect(path, bytes(32)).execute("SELECT * FROM t")
