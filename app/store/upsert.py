"""Inserts that meet an existing row, in the words that SQLite and PostgreSQL share."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from app.store.work import Session


def upsert(session: Session, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Insert a row, or set `values` in the one that has this primary key."""
    query = _insert(session, table).values(**key, **values)
    session.execute(query.on_conflict_do_update(index_elements=list(key), set_=dict(values)))


def insert_ignore(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows that are not there yet."""
    session.execute(_insert(session, table).on_conflict_do_nothing(), list(rows))


def _insert(session: Session, table: Table) -> "postgresql.Insert | sqlite.Insert":
    if session.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
