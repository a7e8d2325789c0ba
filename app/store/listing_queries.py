"""The statements behind the list: one for each filter, order and kind of tag, compiled when it is first used. Those for
members take the parameter `staff`, and leave out what that person may not see."""

from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Text,
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
from app.store.tables import (
    BLOCKED,
    CLOSED,
    KEEPER,
    LISTED,
    PINNED,
    UNANSWERED,
    UNREAD,
    conversation_tags,
    conversations,
)
from app.store.visibility import within_sight

_C = conversations.c
_T = conversation_tags.c
_ZERO: ColumnElement[int] = literal_column("0")
_ONE: ColumnElement[int] = literal_column("1")
_NOTHING: ColumnElement[str] = literal_column("''", Text)
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


class Among(Enum):
    """Which part of an OA's conversations is looked at."""

    ALL = 0
    KEPT = 1
    """Those whose keeper is the parameter `keeper`."""
    SEEN = 2
    """Those that the member `staff` may see."""
    OWN = 3
    """Of these, those they hold."""
    POOL = 4
    """Of these, those that wait to be claimed."""


_OF_MEMBERS = frozenset({Among.SEEN, Among.OWN, Among.POOL})
_OFTEN_FEW = frozenset({Show.UNREAD, Show.UNANSWERED, Show.BLOCKED})
"""Their own index is shorter than most baskets."""


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
def first_queries(show: Show, sort: Sort, tagged: Tagged, among: Among = Among.ALL) -> tuple[Query, ...]:
    """The parts of the list of one OA, in order, each the rows with `_SOURCES`. What would let another index serve is
    hidden in a minus."""
    newest = (_C.pinned_at.desc(), _C.last_at.desc(), _C.user_id)
    if tagged is Tagged.RARE:  # found by their keys, and no index has this order
        return (_part(show, tagged, (), (-_C.pinned_at, *_order(sort, -_C.last_at), _C.user_id), among),)
    if sort is Sort.NEWEST:
        return (_part(show, tagged, (), newest, among),)
    first, by = _FIRST[sort], (_BY[sort], _C.user_id)
    if sort is Sort.WAITING and show is Show.ALL:  # the same ones in the words of the index
        waits = _part(Show.UNANSWERED, tagged, (-_C.pinned_at == _ZERO,), by, among, by_own=True)
    else:
        waits = _part(show, tagged, (-_C.pinned_at == _ZERO, first), by, among, by_own=True)
    return (
        _part(show, tagged, (PINNED,), (-_C.pinned_at, *_order(sort), _C.user_id), among),
        waits,
        _part(show, tagged, (_C.pinned_at == _ZERO, _REST[sort]), newest, among),
    )


@cache
def ids_query(show: Show, sort: Sort, tagged: Tagged, *, alone: bool, among: Among = Among.ALL) -> Query:
    """All ids in order; `alone` when there is one OA only, whose index has them in order."""
    oas, order = ((_OA,), (_C.user_id,)) if alone else ((), (_C.oa_id, _C.user_id))
    query = select(_C.oa_id, _C.user_id).where(*oas, *_within(show, among), *_with_tag(tagged))
    return Query(lambda _: query.order_by(_C.pinned_at.desc(), *_order(sort), *order))


@cache
def sources_query(show: Show, tagged: Tagged, among: Among) -> Query:
    """The ids of one OA in any order, each with what its place is made from."""
    query = select(_C.oa_id, _C.user_id, *_SOURCES).where(_OA, *_within(show, among), *_with_tag(tagged))
    return Query(lambda _: query)


@cache
def places_query(show: Show, *, tagged: bool, among: Among = Among.ALL) -> Query:
    """Some conversations of one OA, in any order, with `_SOURCES`; the last value says whether they are shown."""
    fits = (_SHOWN[show], *_with_tag(Tagged.OFTEN if tagged else Tagged.ANY), *_basket(among))
    rows = select_rows(member=among in _OF_MEMBERS).add_columns(*_SOURCES, case((and_(*fits), _ONE), else_=_ZERO))
    rows = rows.where(*_sight(among))
    return Query(lambda dialect: rows.where(_OA, listed(dialect, _C.user_id, "users")))


@cache
def count_query(show: Show, *, tagged: bool, among: Among = Among.ALL) -> Query:
    """How many of one OA are shown."""
    query = select(func.count()).select_from(conversations).where(_OA, *_within(show, among))
    return Query(lambda _: query.where(*_with_tag(Tagged.RARE if tagged else Tagged.ANY)))


_SOURCES = tuple(_C[name].label(f"by_{name}") for name in ("pinned_at", "waiting_since", "last_interaction", "last_at"))
"""What a place in the list is made from, after the columns of the row."""


def _part(
    show: Show,
    tagged: Tagged,
    where: tuple[ColumnElement[bool], ...],
    order: tuple[ColumnElement[Any], ...],
    among: Among,
    *,
    by_own: bool = False,
) -> Query:
    rows = select_rows(member=among in _OF_MEMBERS).add_columns(*_SOURCES)
    within = _within(show, among, by_own=by_own)
    query = rows.where(_OA, *within, *where, *_with_tag(tagged)).order_by(*order)
    return Query(lambda _: query.limit(bindparam("most")))


def _order(sort: Sort, newest: ColumnElement[Any] | None = None) -> tuple[ColumnElement[Any], ...]:
    if sort is Sort.NEWEST:
        return (_C.last_at.desc() if newest is None else newest,)
    before, by = _FIRST[sort], _BY[sort]
    return case((before, _ZERO), else_=_ONE), case((before, by), else_=-_C.last_at)


def _within(show: Show, among: Among, *, by_own: bool = False) -> tuple[ColumnElement[bool], ...]:
    """`by_own`: the filter's own index has the order that is wanted, or is the shorter one; the basket is asked for."""
    return (_SHOWN[show], *_sight(among), *_basket(among, hidden=by_own or show in _OFTEN_FEW))


def _sight(among: Among) -> tuple[ColumnElement[bool], ...]:
    """Nothing for the connector, who sees all."""
    return (within_sight(_C.oa_id, _C.user_id),) if among in _OF_MEMBERS else ()


def _basket(among: Among, *, hidden: bool = True) -> tuple[ColumnElement[bool], ...]:
    """`hidden` from the planner: another index serves."""
    match among:
        case Among.KEPT:
            return ((KEEPER + _NOTHING if hidden else KEEPER) == bindparam("keeper"),)
        case Among.OWN:
            return (_C.assignee == bindparam("staff"),)
        case Among.POOL:
            return (_C.assignee.is_(None),)
        case _:
            return ()


def _with_tag(tagged: Tagged) -> tuple[ColumnElement[bool], ...]:
    if tagged is Tagged.ANY:
        return ()
    if tagged is Tagged.RARE:
        having = select(_T.oa_id, _T.user_id).where(_T.tag == bindparam("tag"))
        return (tuple_(_C.oa_id, _C.user_id).in_(having),)
    return (exists().where(_T.oa_id == _C.oa_id, _T.user_id == _C.user_id, _T.tag == bindparam("tag")),)


@cache
def work_query() -> Query:
    """How many unanswered ones of an OA each keeper has."""
    keeper = KEEPER + _NOTHING  # hidden: all of an OA by keeper would be gone through

    def build(_: str) -> Select[Any]:
        work: ColumnElement[Any] = func.count()
        return select(keeper, work).where(_OA, _C.pinned_at >= _ZERO, UNANSWERED).group_by(keeper)

    return Query(build)
