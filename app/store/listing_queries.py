"""The statements behind the list: one for each filter, order and kind of tag, compiled when it is first used. Those for
members take the parameter `staff`, and leave out what that person may not see."""

from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    select,
    tuple_,
)

from app.domain.listing import Show, Sort
from app.store.bulk import Query, listed
from app.store.conversation_rows import select_rows
from app.store.tables import BLOCKED, CLOSED, LISTED, PINNED, UNANSWERED, UNREAD, conversation_tags, conversations
from app.store.visibility import within_sight

_C = conversations.c
_T = conversation_tags.c
_ZERO: ColumnElement[int] = literal_column("0")
_ONE: ColumnElement[int] = literal_column("1")
_SHOWN: dict[Show, ColumnElement[bool]] = {
    Show.ALL: LISTED,
    Show.UNREAD: UNREAD,
    Show.UNANSWERED: UNANSWERED,
    Show.CLOSED: CLOSED,
    Show.BLOCKED: BLOCKED,
}
_OA = _C.oa_id == bindparam("oa")
_ANSWERABLE = _C.last_interaction >= bindparam("answerable")
_FIRST: dict[Sort, ColumnElement[bool]] = {Sort.WAITING: _C.waiting_since > _ZERO, Sort.WINDOW: _ANSWERABLE}
"""What comes before the rest."""
_REST: dict[Sort, ColumnElement[bool]] = {
    Sort.WAITING: _C.waiting_since == _ZERO,
    Sort.WINDOW: -_C.last_interaction > -bindparam("answerable", type_=BigInteger),
}
_BY: dict[Sort, ColumnElement[int]] = {Sort.WAITING: _C.waiting_since, Sort.WINDOW: _C.last_interaction}
"""The order of what comes before the rest."""


class Tagged(Enum):
    """How the conversations with a tag are found."""

    ANY = 0
    RARE = 1
    """Each is looked up."""
    OFTEN = 2
    """In the order of the list, each is asked for the tag."""


def _all_oas(_: str) -> Select[Any]:
    """From one to the next: the many rows of each are not read."""
    found = select(func.min(_C.oa_id).label("oa")).cte("found", recursive=True)
    following = select(func.min(_C.oa_id)).where(_C.oa_id > found.c.oa).scalar_subquery()
    found = found.union_all(select(following).where(found.c.oa.is_not(None)))
    return select(found.c.oa).where(found.c.oa.is_not(None))


OAS = Query(_all_oas)
TAGGED = Query(lambda _: select(_T.user_id).where(_T.tag == bindparam("tag")).limit(bindparam("most")))
"""The first conversations with a tag, to see whether there are many."""


@cache
def first_queries(show: Show, sort: Sort, tagged: Tagged, *, member: bool = False) -> tuple[Query, ...]:
    """The parts of the list of one OA, in order, each the rows with `_SOURCES`. What would let another index serve is
    hidden in a minus."""
    newest = (_C.pinned_at.desc(), _C.last_at.desc(), _C.user_id)
    if tagged is Tagged.RARE:  # found by their keys, and no index has this order
        return (_part(show, tagged, (), (-_C.pinned_at, *_order(sort, -_C.last_at), _C.user_id), member),)
    if sort is Sort.NEWEST:
        return (_part(show, tagged, (), newest, member),)
    first, by = _FIRST[sort], (_BY[sort], _C.user_id)
    if sort is Sort.WAITING and show is Show.ALL:  # the same ones in the words of the index
        waits = _part(Show.UNANSWERED, tagged, (-_C.pinned_at == _ZERO,), by, member)
    else:
        waits = _part(show, tagged, (-_C.pinned_at == _ZERO, first), by, member)
    return (
        _part(show, tagged, (PINNED,), (-_C.pinned_at, *_order(sort), _C.user_id), member),
        waits,
        _part(show, tagged, (_C.pinned_at == _ZERO, _REST[sort]), newest, member),
    )


@cache
def ids_query(show: Show, sort: Sort, tagged: Tagged, *, alone: bool, member: bool = False) -> Query:
    """All ids in order; `alone` when there is one OA only, whose index has them in order."""
    oas, order = ((_OA,), (_C.user_id,)) if alone else ((), (_C.oa_id, _C.user_id))
    query = select(_C.oa_id, _C.user_id).where(*oas, _SHOWN[show], *_with_tag(tagged), *_sight(member))
    return Query(lambda _: query.order_by(_C.pinned_at.desc(), *_order(sort), *order))


@cache
def places_query(show: Show, *, tagged: bool, member: bool = False) -> Query:
    """Some conversations of one OA, in any order, with `_SOURCES`; the last value says whether they are shown."""
    shown = case((and_(_SHOWN[show], *_with_tag(Tagged.OFTEN if tagged else Tagged.ANY)), _ONE), else_=_ZERO)
    rows = select_rows(member=member).add_columns(*_SOURCES, shown.label("shown")).where(*_sight(member))
    return Query(lambda dialect: rows.where(_OA, listed(dialect, _C.user_id, "users")))


@cache
def count_query(show: Show, *, tagged: bool, member: bool = False) -> Query:
    """How many of one OA are shown."""
    query = select(func.count()).select_from(conversations).where(_OA, _SHOWN[show], *_sight(member))
    return Query(lambda _: query.where(*_with_tag(Tagged.RARE if tagged else Tagged.ANY)))


_SOURCES = tuple(_C[name].label(f"by_{name}") for name in ("pinned_at", "waiting_since", "last_interaction", "last_at"))
"""What a place in the list is made from, after the columns of the row."""


def _part(
    show: Show,
    tagged: Tagged,
    where: tuple[ColumnElement[bool], ...],
    order: tuple[ColumnElement[Any], ...],
    member: bool,
) -> Query:
    rows = select_rows(member=member).add_columns(*_SOURCES)
    query = rows.where(_OA, _SHOWN[show], *where, *_with_tag(tagged), *_sight(member)).order_by(*order)
    return Query(lambda _: query.limit(bindparam("most")))


def _order(sort: Sort, newest: ColumnElement[Any] | None = None) -> tuple[ColumnElement[Any], ...]:
    if sort is Sort.NEWEST:
        return (_C.last_at.desc() if newest is None else newest,)
    before, by = _FIRST[sort], _BY[sort]
    return case((before, _ZERO), else_=_ONE), case((before, by), else_=-_C.last_at)


def _sight(member: bool) -> tuple[ColumnElement[bool], ...]:
    """Nothing for the connector, who sees all."""
    return (within_sight(_C.oa_id, _C.user_id),) if member else ()


def _with_tag(tagged: Tagged) -> tuple[ColumnElement[bool], ...]:
    if tagged is Tagged.ANY:
        return ()
    if tagged is Tagged.RARE:
        having = select(_T.oa_id, _T.user_id).where(_T.tag == bindparam("tag"))
        return (tuple_(_C.oa_id, _C.user_id).in_(having),)
    return (exists().where(_T.oa_id == _C.oa_id, _T.user_id == _C.user_id, _T.tag == bindparam("tag")),)
