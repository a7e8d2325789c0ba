"""Inserts that meet an existing row, in the words that SQLite and PostgreSQL share."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table

from app.store.bulk import inserting_into
from app.store.work import Session


def upsert(session: Session, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Insert a row, or set `values` in the one that has this primary key."""
    query = inserting_into(table, session.dialect.name).values(**key, **values)
    session.execute(query.on_conflict_do_update(index_elements=list(key), set_=dict(values)))


def insert_ignore(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows that are not there yet."""
    session.execute(inserting_into(table, session.dialect.name).on_conflict_do_nothing(), list(rows))
