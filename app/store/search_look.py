"""Which messages fit a query: their keys, the newest first, by the index or, of single customers, thread by thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, or_, select

from app.domain.ids import OWNER, ConversationId, OaId, StaffId, first_key
from app.domain.matching import Matcher
from app.domain.messages import Direction, Kind
from app.domain.query import KINDS, Has, Query, Term
from app.domain.query_dates import start_of
from app.domain.text import fold
from app.store.rows import select_messages, to_message
from app.store.search_entries import customers_named
from app.store.search_index import readable
from app.store.search_scan import Budget, bounds, newest_first
from app.store.search_words import MESSAGE_ROWS, fts5, marks_of, message_key, message_matches, tsquery
from app.store.tables import connections, messages
from app.store.visibility import visible_to
from app.store.work import Session

SCANNED_AT_ONCE = 500
MOST_PEOPLE = 20

_M = messages.c


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look, once names have become ids and days keys."""

    oas: tuple[OaId, ...] | None
    people: tuple[ConversationId, ...] | None
    floor: int
    top: int

    @property
    def nowhere(self) -> bool:
        return self.oas == () or self.people == () or self.floor >= self.top


class Looker:
    """For one query and one person."""

    def __init__(self, session: Session, query: Query, by: StaffId) -> None:
        self._session = session
        self.query = query
        self._by = by
        self.scope = self._scope()

    def keys(self, below: int, limit: int, budget: Budget) -> tuple[list[int], int]:
        """The newest hits below a key, and how far back everything was looked at."""
        if self.scope.people is not None:
            return self._of_people(below, limit)
        query, dialect = self.query, self._session.dialect.name
        marks = marks_of(query.has)
        match = (tsquery if dialect == "postgresql" else fts5)(_indexed(query.terms), marks)
        plain = query.direction is None and self.scope.oas is None and self._by == OWNER
        statement = _statement(dialect, bool(match), query.direction, self.scope.oas, self._by)
        asked = {"match": match} if match else {}

        def look(start: int, end: int, most: int) -> Sequence[int]:
            values = {"start": start, "end": end, "most": most, **asked}
            return self._session.execute(statement, values).scalars().all()

        one_word = len(query.terms) + len(marks) == 1 and all(len(term.words) == 1 for term in query.terms)
        at_once = plain and (one_word or not match)
        return newest_first(look, self.scope.floor, below, limit, budget, at_once=at_once)

    def _scope(self) -> Scope:
        session, query = self._session, self.query
        oldest, newest = bounds(session)
        floor = max(oldest, first_key(start_of(query.after))) if query.after else oldest
        top = min(newest + 1, first_key(start_of(query.before))) if query.before else newest + 1
        oas = _oas(session, query.oa) if query.oa else None
        people = tuple(customers_named(session, query.sender, self._by, oas, MOST_PEOPLE)) if query.sender else None
        return Scope(oas, people, floor, top)

    def _of_people(self, below: int, limit: int) -> tuple[list[int], int]:
        """What these customers wrote: one person's messages are few."""
        matcher, found = Matcher(self.query.terms), list[int]()
        reached = self.scope.floor
        way = (self.query.direction or Direction.IN).value
        conditions = [_M.key >= self.scope.floor, _M.direction == way, *_of_kind(self.query.has)]
        for cid in self.scope.people or ():
            rows = thread_rows(self._session, cid, self._by, below, conditions)
            found += [row.key for row in rows if matcher.matches(text_of(row))]
            if len(rows) == SCANNED_AT_ONCE:
                reached = max(reached, rows[-1].key)
        found = sorted((key for key in found if key >= reached), reverse=True)
        return (found[:limit], found[limit - 1]) if len(found) > limit else (found, reached)


def thread_rows(
    session: Session, cid: ConversationId, by: StaffId, below: int, conditions: Sequence[ColumnElement[bool]] = ()
) -> Sequence[Any]:
    """A conversation's newest few hundred messages below a key, if `by` may see them."""
    here = (_M.oa_id == cid.oa_id, _M.user_id == cid.user_id, _M.key < below, visible_to(by, _M.oa_id, _M.user_id))
    query = select_messages().where(*here, *conditions).order_by(_M.key.desc()).limit(SCANNED_AT_ONCE)
    return session.execute(query).all()


def text_of(row: Any) -> str:
    return readable(to_message(row).body) if row.extra else row.text


@lru_cache(maxsize=64)
def _statement(
    dialect: str, match: bool, direction: Direction | None, oas: tuple[OaId, ...] | None, by: StaffId
) -> Select[Any]:
    conditions = _conditions(direction, oas, by)
    key = message_key(dialect) if match else _M.key
    query = select(key).where(key >= bindparam("start"), key < bindparam("end"), *conditions)
    if match:
        source = MESSAGE_ROWS.join(messages, key == _M.key) if conditions else MESSAGE_ROWS
        query = query.select_from(source).where(message_matches(dialect))
    return query.order_by(key.desc()).limit(bindparam("most"))


def _conditions(direction: Direction | None, oas: tuple[OaId, ...] | None, by: StaffId) -> list[ColumnElement[bool]]:
    """What the index doesn't know."""
    made: list[ColumnElement[bool]] = [] if by == OWNER else [visible_to(by, _M.oa_id, _M.user_id)]
    if direction is not None:
        made.append(_M.direction == direction.value)
    return made if oas is None else [*made, _M.oa_id.in_(oas)]


def _indexed(terms: Sequence[Term]) -> list[Term]:
    """A single sign is looked for as it is: what begins with it is too much, and beyond the index's prefixes."""
    return [replace(term, open_end=term.open_end and len(term.words[-1]) > 1) for term in terms]


def _of_kind(has: frozenset[Has]) -> list[ColumnElement[bool]]:
    if not has:
        return []
    kinds = _M.kind.in_([kind.value for thing in has for kind in KINDS[thing]])
    written = and_(_M.kind == Kind.TEXT.value, _M.text.contains("://"))
    return [or_(kinds, written) if Has.LINK in has else kinds]


def _oas(session: Session, words: Sequence[str]) -> tuple[OaId, ...]:
    """OAs that have, for each of `words`, a word in their name that begins with it."""
    named = session.execute(select(connections.c.oa_id, connections.c.name)).all()
    return tuple(
        OaId(oa) for oa, name in named if all(any(w.startswith(word) for w in fold(name).split()) for word in words)
    )
