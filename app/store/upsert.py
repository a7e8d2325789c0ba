"""Inserts that meet an existing row, in the words that SQLite and PostgreSQL share; changes of rows by their key."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, bindparam, update

from app.store.bulk import Change, inserting_into
from app.store.work import Session


def upsert(session: Session, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Insert a row, or set `values` in the one that has this primary key."""
    _upserting(table, tuple(key), tuple(values)).run(session, {**key, **values})


def change(session: Session, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Set `values` in the rows of which `key` is true."""
    here = {f"its_{name}": value for name, value in key.items()}
    _changing(table, tuple(key), tuple(values)).run(session, {**here, **values})


def insert_ignore(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows that are not there yet."""
    session.execute(_ignoring(table, session.dialect.name), list(rows))


@cache
def _upserting(table: Table, key: tuple[str, ...], values: tuple[str, ...]) -> Change:
    def build(dialect: str) -> Insert:
        insert = inserting_into(table, dialect)
        query = insert.values({name: bindparam(name) for name in (*key, *values)})
        return query.on_conflict_do_update(index_elements=key, set_={name: insert.excluded[name] for name in values})

    return Change(build)


@cache
def _changing(table: Table, key: tuple[str, ...], values: tuple[str, ...]) -> Change:
    here = [table.c[name] == bindparam(f"its_{name}") for name in key]
    return Change(lambda _: update(table).where(*here).values({name: bindparam(name) for name in values}))


@cache
def _ignoring(table: Table, dialect: str) -> Insert:
    return inserting_into(table, dialect).on_conflict_do_nothing()
