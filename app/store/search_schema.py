"""The full-text indexes, which are beyond the tables: FTS5 on SQLite, tsvector on PostgreSQL. ADR 10 says why so.

Both are filled with folded words by `search_index.py`; what is deleted leaves them by itself, whoever deletes it.
"""

from sqlalchemy import DDL, Table, event
from sqlalchemy.schema import ExecutableDDLElement

from app.store.tables import messages, search_entries

MESSAGES = "search_messages"
"""One row for each message, by its key."""
ENTRIES = "search_entry_words"
"""SQLite's index over `search_entries`, by its id; PostgreSQL has an index on the table instead."""

_FTS = "USING fts5(words, content='', contentless_delete=1, tokenize='ascii', prefix='2 3 4 5 6')"
SQLITE = (
    f"CREATE VIRTUAL TABLE {MESSAGES} {_FTS}",
    f"CREATE TRIGGER search_message_gone AFTER DELETE ON messages BEGIN "
    f"DELETE FROM {MESSAGES} WHERE rowid = old.key; END",
)
SQLITE_ENTRIES = (
    f"CREATE VIRTUAL TABLE {ENTRIES} {_FTS}",
    f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_entries BEGIN "
    f"INSERT INTO {ENTRIES} (rowid, words) VALUES (new.id, new.words); END",
    f"CREATE TRIGGER search_entry_changed AFTER UPDATE OF words ON search_entries BEGIN "
    f"DELETE FROM {ENTRIES} WHERE rowid = old.id; "
    f"INSERT INTO {ENTRIES} (rowid, words) VALUES (new.id, new.words); END",
    f"CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entries BEGIN "
    f"DELETE FROM {ENTRIES} WHERE rowid = old.id; END",
)
POSTGRESQL = (
    f"CREATE TABLE {MESSAGES} (key BIGINT PRIMARY KEY REFERENCES messages (key) ON DELETE CASCADE, "
    f"words TSVECTOR NOT NULL)",
    f"CREATE INDEX ix_{MESSAGES}_words ON {MESSAGES} USING gin (words)",
)
POSTGRESQL_ENTRIES = (
    f"CREATE INDEX ix_{ENTRIES} ON search_entries USING gin (to_tsvector('simple'::regconfig, words))",
)


def belongs_to_search(name: str | None) -> bool:
    """Whether a table or index of this name is one of these, their inner tables included."""
    return name is not None and (MESSAGES in name or ENTRIES in name)


def _attach(table: Table, moment: str, dialect: str, statement: str) -> None:
    ddl: ExecutableDDLElement = DDL(statement)  # type: ignore[no-untyped-call]
    event.listen(table, moment, ddl.execute_if(dialect=dialect))


for _dialect, _messages, _entries in (
    ("sqlite", SQLITE, SQLITE_ENTRIES),
    ("postgresql", POSTGRESQL, POSTGRESQL_ENTRIES),
):
    for _table, _statements, _name in ((messages, _messages, MESSAGES), (search_entries, _entries, ENTRIES)):
        for _statement in _statements:
            _attach(_table, "after_create", _dialect, _statement)
        _attach(_table, "before_drop", _dialect, f"DROP TABLE IF EXISTS {_name}")
