"""A connection of the driver to an encrypted SQLite file: key first, then the pragmas. Knows nothing of SQLAlchemy."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

BUSY_MS = 10_000
STATEMENTS = 400
"""Kept prepared for each connection: more than the app has in daily use, so that none is compiled again and again."""
PRAGMAS = (
    "PRAGMA cipher_memory_security = OFF",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {BUSY_MS}",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -4000",  # of each of three connections: 16 MB make nothing faster that was measured
    "PRAGMA temp_store = MEMORY",
)


def connect(path: Path, key: bytes) -> Any:
    """A driver connection with the key given. A wrong key is noticed here or at the first read."""
    connection = sqlcipher3.dbapi2.connect(
        str(path), isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key is told to standard error
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection
