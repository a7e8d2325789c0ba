"""Statements of the hot paths as the driver's own SQL: compiled once, without SQLAlchemy's work on each row."""

import json
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Insert, Select, TableClause, Text, Update, any_, bindparam, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement

from app.store.work import Session

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


Value: TypeAlias = str | int | Sequence[str] | Sequence[int]
AT_ONCE = 1_000
"""Rows fetched in one call: their tuples live no longer than the next thousand."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A compiled statement; `order` of its parameters where they have no names, `fixed` values of those that the
    statement itself gives."""

    sql: str
    order: tuple[str, ...] | None
    fixed: dict[str, Any]


class Bulk:
    """One insert for many rows, which are tuples in the order of `columns`."""

    def __init__(self, build: Callable[[str], Insert], columns: Sequence[str]) -> None:
        self._build = build
        self._columns = tuple(columns)
        self._compiled: dict[str, _Text] = {}

    def run(self, session: Session, rows: Sequence[tuple[Any, ...]]) -> None:
        if not rows:
            return
        dialect = session.dialect
        if dialect.name not in self._compiled:
            made = self._build(dialect.name).compile(dialect=dialect, column_keys=list(self._columns))
            self._compiled[dialect.name] = _text_of(made)
        text = self._compiled[dialect.name]
        if text.order is None:
            session.exec_driver_sql(text.sql, [dict(zip(self._columns, row, strict=True)) for row in rows])
            return
        if text.order != self._columns:
            raise ValueError(f"parameters would be out of order: {text.order}")
        session.exec_driver_sql(text.sql, list(rows))


def inserting_into(table: TableClause, dialect: str) -> "postgresql.Insert | sqlite.Insert":
    """An insert that can say what to do about a row that is there already."""
    if dialect != "postgresql":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # here and below only where there is one: 35 ms of each start

    return postgresql.insert(table)


class Change:
    """One insert or update of a row. Parameters are named."""

    def __init__(self, build: Callable[[str], Insert | Update]) -> None:
        self._build = build
        self._compiled: dict[str, _Text] = {}

    def run(self, session: Session, values: Mapping[str, Any]) -> None:
        dialect = session.dialect
        if dialect.name not in self._compiled:
            self._compiled[dialect.name] = _text_of(self._build(dialect.name).compile(dialect=dialect))
        text = self._compiled[dialect.name]
        given = {**text.fixed, **values}
        session.exec_driver_sql(text.sql, given if text.order is None else tuple([given[name] for name in text.order]))


class Query:
    """One select whose rows come as plain tuples. Parameters are named; a list stands where `listed` stood. What is
    true or false comes as the database keeps it: 1 or 0."""

    def __init__(self, build: Callable[[str], Select[Any]]) -> None:
        self._build = build
        self._compiled: dict[str, _Text] = {}
        self._record: Any = None

    def rows(self, session: Session, **values: Value) -> list[tuple[Any, ...]]:
        return list(self.each(session, **values))

    def named(self, session: Session, **values: Value) -> list[Any]:
        """The rows with each column under its name."""
        if self._record is None:
            self._record = _record(self._build(session.dialect.name).selected_columns.keys())
        return [*map(self._record._make, self.each(session, **values))]

    def first(self, session: Session, **values: Value) -> Any:
        """The first column of the only row; None where there is no row."""
        return next(iter(self.rows(session, **values)), (None,))[0]

    def each(self, session: Session, **values: Value) -> Iterator[tuple[Any, ...]]:
        """One row after the other, for an answer of very many."""
        dialect = session.dialect
        if dialect.name not in self._compiled:
            self._compiled[dialect.name] = _text_of(self._build(dialect.name).compile(dialect=dialect))
        text = self._compiled[dialect.name]
        given = {**text.fixed, **values}
        cursor = _executed(session, text, given)
        try:
            while rows := cursor.fetchmany(AT_ONCE):
                yield from rows
        finally:
            cursor.close()


def _record(names: Sequence[str]) -> Any:
    return namedtuple("Record", names)


def _executed(session: Session, text: _Text, given: dict[str, Any]) -> Any:
    if text.order is None:
        return session.exec_driver_sql(text.sql, given).cursor
    if not session.in_transaction():
        session.begin()
    cursor: Any = session.connection.cursor()  # SQLAlchemy's result would describe columns that nobody asks for
    plain = (given[name] for name in text.order)
    return cursor.execute(text.sql, [json.dumps(value) if isinstance(value, list) else value for value in plain])


def listed(dialect: str, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """`column` is one of the list given as parameter `name`."""
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import ARRAY

        return column == any_(bindparam(name, type_=ARRAY(column.type)))
    values = func.json_each(bindparam(name, type_=Text)).table_valued("value")
    return column.in_(select(values.c.value))


def _text_of(compiled: Any) -> _Text:
    assert isinstance(compiled, SQLCompiler)
    fixed = {name: value for name, value in compiled.params.items() if value is not None}
    return _Text(str(compiled), tuple(compiled.positiontup or ()) if compiled.positional else None, fixed)
