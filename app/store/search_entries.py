"""Customers by name, alias and phone, and notes by their words; whoever was in touch last comes first."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal, select, union_all

from app.domain.found import CustomerHit, NoteHit, Person
from app.domain.ids import ConversationId, OaId, StaffId, UserId
from app.domain.matching import Matcher
from app.domain.query import Term
from app.store.listing_queries import OAS
from app.store.search_index import EntryKind, mark_of
from app.store.search_words import ENTRY_ROWS, entry_matches, fts5, tsquery
from app.store.tables import BLOCKED, CLOSED, LISTED, conversations, search_entries
from app.store.visibility import visible_to
from app.store.work import Session

SHOWN = 5
CANDIDATES = 120
"""So many entries are put in order; where a name fits more people, the newest conversations are gone through too."""
NEWEST = 400

_C = conversations.c
_E = search_entries.c
_COLUMNS = (_E.id, _E.item, _E.at, _E.text, _C.oa_id, _C.user_id, _C.name, _C.alias, _C.avatar, _C.phone, _C.last_at)


def find_customers(
    session: Session, terms: Sequence[Term], by: StaffId, oas: tuple[OaId, ...] | None, limit: int = SHOWN
) -> tuple[CustomerHit, ...]:
    matcher = Matcher(_digits_joined(terms))
    rows = _customers(session, terms, by, oas, limit)
    return tuple(_customer_hit(row, matcher) for row in rows)


def customers_named(
    session: Session, words: Sequence[str], by: StaffId, oas: tuple[OaId, ...] | None, limit: int
) -> list[ConversationId]:
    """Those whose name has all these words, or words that begin with them."""
    terms = [Term((word,), word, open_end=True) for word in words]
    rows = _customers(session, terms, by, oas, limit)
    return [ConversationId(OaId(row.oa_id), UserId(row.user_id)) for row in rows]


def find_notes(
    session: Session, terms: Sequence[Term], by: StaffId, oas: tuple[OaId, ...] | None, limit: int = SHOWN
) -> tuple[NoteHit, ...]:
    matcher = Matcher(terms)
    values = {**_values(session, terms, EntryKind.NOTE), "most": limit}
    rows = session.execute(_matching(session.dialect.name, by, oas), values)
    return tuple(NoteHit(_person(row), row.item, row.at, matcher.snippet(row.text)) for row in rows)


def _customers(
    session: Session, terms: Sequence[Term], by: StaffId, oas: tuple[OaId, ...] | None, limit: int
) -> list[Any]:
    terms = _digits_joined(terms)
    if not terms:
        return []
    values = {**_values(session, terms, EntryKind.CUSTOMER), "most": CANDIDATES}
    rows = list(session.execute(_matching(session.dialect.name, by, oas), values))
    if len(rows) == CANDIDATES:
        known_oas = tuple([OaId(oa) for (oa,) in OAS.rows(session) if oas is None or oa in oas])
        rows += session.execute(_among_newest(terms, by, known_oas).limit(limit))
    known = {row.id: row for row in rows}
    return sorted(known.values(), key=lambda row: (-row.last_at, row.oa_id, row.user_id))[:limit]


@lru_cache(maxsize=64)
def _matching(dialect: str, by: StaffId, oas: tuple[OaId, ...] | None) -> Select[Any]:
    """The `most` newest entries that fit the parameter `match`, with their conversations."""
    source = search_entries.join(conversations, and_(_C.oa_id == _E.oa_id, _C.user_id == _E.user_id))
    if dialect == "postgresql":
        newest = _E.id.desc()
    else:
        source, newest = ENTRY_ROWS.join(source, ENTRY_ROWS.c.rowid == _E.id), ENTRY_ROWS.c.rowid.desc()
    query = select(*_COLUMNS).select_from(source).where(entry_matches(dialect), *_scope(by, oas))
    return query.order_by(newest).limit(bindparam("most"))


def _among_newest(terms: Sequence[Term], by: StaffId, oas: tuple[OaId, ...]) -> Select[Any]:
    newest = _newest(by, oas).subquery()
    source = (newest.join(conversations, and_(_C.oa_id == newest.c.oa_id, _C.user_id == newest.c.user_id))).join(
        search_entries, and_(_E.oa_id == newest.c.oa_id, _E.user_id == newest.c.user_id)
    )
    padded = literal(" ") + _E.words + literal(" ")
    fits = [
        func.replace(padded, f" {' '.join(term.words)}{'' if term.open_end else ' '}", "") != padded for term in terms
    ]
    is_customer = _E.kind == EntryKind.CUSTOMER.value
    return select(*_COLUMNS).select_from(source).where(is_customer, *fits).order_by(_C.last_at.desc())


@lru_cache(maxsize=64)
def _newest(by: StaffId, oas: tuple[OaId, ...]) -> Select[Any]:
    """The newest conversations of these OAs. Each part has the order of an index: a sort of all would take long."""
    order = (_C.pinned_at.desc(), _C.last_at.desc(), _C.user_id)
    parts = [
        select(_C.oa_id, _C.user_id, _C.last_at)
        .where(_C.oa_id == oa, shown, *_scope(by, None))
        .order_by(*order)
        .limit(NEWEST)
        .subquery()
        for oa in oas
        for shown in (LISTED, CLOSED, BLOCKED)
    ]
    together = union_all(*[select(part) for part in parts]).subquery()
    return select(together).order_by(together.c.last_at.desc(), together.c.oa_id, together.c.user_id).limit(NEWEST)


def _scope(by: StaffId, oas: tuple[OaId, ...] | None) -> list[ColumnElement[bool]]:
    here = [_C.last_at > 0, visible_to(by, _C.oa_id, _C.user_id)]
    return here if oas is None else [*here, _C.oa_id.in_(oas)]


def _values(session: Session, terms: Sequence[Term], kind: EntryKind) -> dict[str, str]:
    say = tsquery if session.dialect.name == "postgresql" else fts5
    return {"match": say(terms, [[mark_of(kind)]])}


def _digits_joined(terms: Sequence[Term]) -> list[Term]:
    """Digits in groups are a phone number that is still being typed."""
    words = [word for term in terms for word in term.words]
    if len(words) > 1 and all(word.isdigit() for word in words):
        joined = "".join(words)
        return [Term((joined,), joined, open_end=True)]
    return list(terms)


def _person(row: Any) -> Person:
    cid = ConversationId(OaId(row.oa_id), UserId(row.user_id))
    return Person(cid, row.alias or row.name, row.avatar)


def _customer_hit(row: Any, matcher: Matcher) -> CustomerHit:
    name = row.alias or row.name
    detail = " · ".join(part for part in (row.name if row.alias else "", row.phone) if part)
    return CustomerHit(_person(row), matcher.snippet(name), matcher.snippet(detail))
