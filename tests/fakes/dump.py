"""The whole content of a database, to compare before and after."""

from typing import Any

from sqlalchemy import select

from app.store.tables import metadata
from app.store.work import Session


def dump(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in the order of the primary keys."""
    return {
        table.name: [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key.columns))]
        for table in metadata.sorted_tables
    }
