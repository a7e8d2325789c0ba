"""Inserts that meet an existing row, in the words that SQLite and PostgreSQL share."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, bindparam

from app.store.bulk import inserting_into
from app.store.work import Session


def upsert(session: Session, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Insert a row, or set `values` in the one that has this primary key."""
    session.execute(_upserting(table, session.dialect.name, tuple(key), tuple(values)), {**key, **values})


def insert_ignore(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows that are not there yet."""
    session.execute(_ignoring(table, session.dialect.name), list(rows))


@cache
def _upserting(table: Table, dialect: str, key: tuple[str, ...], values: tuple[str, ...]) -> Insert:
    insert = inserting_into(table, dialect)
    query = insert.values({name: bindparam(name) for name in (*key, *values)})
    return query.on_conflict_do_update(index_elements=key, set_={name: insert.excluded[name] for name in values})


@cache
def _ignoring(table: Table, dialect: str) -> Insert:
    return inserting_into(table, dialect).on_conflict_do_nothing()
