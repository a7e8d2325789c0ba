"""The whole content of a database, to compare before and after."""

from typing import Any

from sqlalchemy import Table, select

from app.store.tables import metadata, search_entries
from app.store.work import Session


def dump(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in the order of the primary keys. Numbers that the database itself gave in the order of
    the inserts say nothing, and are left out."""
    return {table.name: _rows(session, table) for table in metadata.sorted_tables}


def _rows(session: Session, table: Table) -> list[tuple[Any, ...]]:
    if table is search_entries:
        told = [column for column in table.columns if column is not table.c.id]
        return [tuple(row) for row in session.execute(select(*told).order_by(*told))]
    return [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key.columns))]
