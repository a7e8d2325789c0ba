"""Statements run for many rows at once as the driver's own SQL: the compiled text is kept, SQLAlchemy's work on each
row is left out."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler


class Bulk:
    """One statement for rows that are tuples in the order of `columns`."""

    def __init__(self, build: Callable[[str], Insert], columns: Sequence[str]) -> None:
        self._build = build
        self._columns = tuple(columns)
        self._text: dict[str, tuple[str, bool]] = {}

    def run(self, session: Session, rows: Iterable[tuple[Any, ...]]) -> None:
        connection = session.connection()
        name = connection.dialect.name
        if name not in self._text:
            self._text[name] = self._compile(session)
        sql, positional = self._text[name]
        values: list[Any] = list(rows)
        if not values:
            return
        if not positional:
            values = [dict(zip(self._columns, row, strict=True)) for row in values]
        connection.exec_driver_sql(sql, values)

    def _compile(self, session: Session) -> tuple[str, bool]:
        dialect = session.connection().dialect
        compiled = self._build(dialect.name).compile(dialect=dialect, column_keys=list(self._columns))
        assert isinstance(compiled, SQLCompiler)
        if compiled.positional and tuple(compiled.positiontup or ()) != self._columns:
            raise ValueError(f"parameters would be out of order: {compiled.positiontup}")
        return str(compiled), compiled.positional


def inserting(table: Table, columns: Sequence[str], *, key: Sequence[str] = ()) -> Bulk:
    """Insert; with `key`, a row that has this key is overwritten in the other columns."""

    def build(dialect: str) -> Insert:
        if not key:
            return table.insert()
        insert = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
        rest = {name: insert.excluded[name] for name in columns if name not in key}
        return insert.on_conflict_do_update(index_elements=list(key), set_=rest)

    return Bulk(build, columns)
