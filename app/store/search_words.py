"""A query in the words of each database's full-text index. Folded words are letters and digits, so nothing of what was
typed can be read as an operator."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, bindparam, cast, column, literal_column, table

from app.domain.query import Has, Term
from app.store.search_index import mark_of
from app.store.search_schema import ENTRIES, MESSAGES

MESSAGE_ROWS = table(MESSAGES, column("rowid"), column("key"), column("words"))
ENTRY_ROWS = table(ENTRIES, column("rowid"), column("words"))
_VECTOR: ColumnElement[str] = literal_column("to_tsvector('simple'::regconfig, search_entries.words)")
"""As text: the function of that name can't be made before PostgreSQL's dialect is loaded, which is late."""


def fts5(terms: Sequence[Term], marks: Iterable[Collection[str]] = ()) -> str:
    """For `MATCH`: all terms, and of each collection of marks one."""
    parts = [f'"{" ".join(term.words)}"' + (" *" if term.open_end else "") for term in terms]
    parts += ["(" + " OR ".join(f'"{mark}"' for mark in sorted(group)) + ")" for group in marks if group]
    return " AND ".join(parts)


def tsquery(terms: Sequence[Term], marks: Iterable[Collection[str]] = ()) -> str:
    """The same for PostgreSQL, as a tsquery's text."""
    parts = []
    for term in terms:
        phrase = " <-> ".join(f"'{word}'" for word in term.words)
        parts.append(f"({phrase}{':*' if term.open_end else ''})")
    parts += ["(" + " | ".join(f"'{mark}'" for mark in sorted(group)) + ")" for group in marks if group]
    return " & ".join(parts)


def marks_of(has: Collection[Has]) -> list[list[str]]:
    """Any one of these things is enough: a message has but one."""
    return [[mark_of(thing) for thing in has]] if has else []


def message_matches(dialect: str) -> ColumnElement[bool]:
    """The message's index row fits the parameter `match`."""
    if dialect == "postgresql":
        return MESSAGE_ROWS.c.words.op("@@", is_comparison=True)(_asked())
    return literal_column(MESSAGES).op("MATCH", is_comparison=True)(bindparam("match"))


def message_key(dialect: str) -> ColumnElement[int]:
    return MESSAGE_ROWS.c.key if dialect == "postgresql" else MESSAGE_ROWS.c.rowid


def entry_matches(dialect: str) -> ColumnElement[bool]:
    """The entry fits the parameter `match`; on SQLite together with `ENTRY_ROWS.c.rowid == search_entries.c.id`."""
    if dialect == "postgresql":
        return _VECTOR.op("@@", is_comparison=True)(_asked())
    return literal_column(ENTRIES).op("MATCH", is_comparison=True)(bindparam("match"))


def _asked() -> ColumnElement[object]:
    from sqlalchemy.dialects.postgresql import TSQUERY  # only where there is one: 35 ms of each start

    return cast(bindparam("match"), TSQUERY)
