"""What the list shows one person and in which order, and how many conversations each filter has for them; all served
by indexes."""

from collections.abc import Sequence
from heapq import nsmallest
from typing import Any

from sqlalchemy import func, select

from app.domain.ids import OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.listing import Counts, Listed, Place, Show, View, place_of
from app.domain.order import Order
from app.store import own_lines
from app.store.conversation_rows import ROW_COLUMNS
from app.store.listing_queries import OAS, TAGGED, Tagged, count_query, first_queries, ids_query, places_query
from app.store.row_values import to_row
from app.store.tables import LISTED, conversation_tags, conversations
from app.store.visibility import visible_to
from app.store.work import Session

_C = conversations.c
_T = conversation_tags.c
_ROW = len(ROW_COLUMNS)
RARE = 1_000
"""Up to so many conversations with a tag are looked up one by one; of a more frequent one the first rows are found
sooner in the order of the list."""


def first(session: Session, view: View, limit: int, by: StaffId = OWNER) -> list[Listed]:
    """The first rows of a view, projected with the outbox."""
    found: list[tuple[Place, tuple[Any, ...]]] = []
    oas = _oas(session, view)
    for query in first_queries(view.show, view.sort, _tagged(session, view), member=by != OWNER):
        left, fitting = limit - len(found), list[tuple[Place, tuple[Any, ...]]]()
        for oa_id in oas:
            rows = query.rows(session, oa=oa_id, tag=view.tag, answerable=view.answerable, most=left, staff=by)
            fitting += [(_place(view, values), values) for values in rows]
        found += fitting if len(oas) == 1 else nsmallest(left, fitting, key=lambda one: one[0])
        if len(found) >= limit:
            break
    rows_ = own_lines.project(session, [to_row(values) for _, values in found])
    return [Listed(row, place) for row, (place, _) in zip(rows_, found, strict=True)]


def ids(session: Session, view: View, by: StaffId = OWNER) -> Order:
    """Every conversation of a view in its order."""
    oas = _oas(session, view)
    if not oas:
        return Order()
    query = ids_query(view.show, view.sort, _tagged(session, view), alone=len(oas) == 1, member=by != OWNER)
    return Order(query.each(session, oa=oas[0], tag=view.tag, answerable=view.answerable, staff=by))


def places(session: Session, view: View, wanted: Sequence[ConversationId], by: StaffId = OWNER) -> list[Listed]:
    """These conversations as the view has them now, in the order asked; unknown ones are left out."""
    by_oa: dict[OaId, list[str]] = {}
    for cid in wanted:
        by_oa.setdefault(cid.oa_id, []).append(cid.user_id)
    found: dict[ConversationId, tuple[Any, ...]] = {}
    query = places_query(view.show, tagged=bool(view.tag), member=by != OWNER)
    for oa_id, users in by_oa.items():
        for values in query.rows(session, oa=oa_id, users=users, tag=view.tag, staff=by):
            found[ConversationId(OaId(values[0]), UserId(values[1]))] = values
    rows = own_lines.project(session, [to_row(found[cid]) for cid in wanted if cid in found])
    return [Listed(row, _place(view, found[row.id]) if _shows(view, found[row.id]) else None) for row in rows]


def counts(session: Session, oa_id: OaId | None = None, tag: str = "", by: StaffId = OWNER) -> Counts:
    """How many conversations each filter shows."""
    return Counts({show: _count(session, View(show, oa_id=oa_id, tag=tag), by) for show in Show})


def total_waiting(session: Session, by: StaffId = OWNER) -> int:
    """How many conversations wait for an answer; closed and hidden ones don't."""
    return _count(session, View(Show.UNANSWERED), by)


def tags(session: Session, oa_id: OaId | None = None, by: StaffId = OWNER) -> dict[str, int]:
    """All tags of one OA or all in alphabetical order, and how many open conversations have each."""
    same = (_C.oa_id == _T.oa_id) & (_C.user_id == _T.user_id) & LISTED
    query = select(_T.tag, func.count(_C.user_id)).select_from(conversation_tags.outerjoin(conversations, same))
    if by != OWNER:
        query = query.where(visible_to(by, _T.oa_id, _T.user_id))
    if oa_id is not None:
        query = query.where(_T.oa_id == oa_id)
    return {row[0]: row[1] for row in session.execute(query.group_by(_T.tag).order_by(_T.tag))}


def _count(session: Session, view: View, by: StaffId) -> int:
    query = count_query(view.show, tagged=bool(view.tag), member=by != OWNER)
    return sum(query.rows(session, oa=oa_id, tag=view.tag, staff=by)[0][0] for oa_id in _oas(session, view))


def _oas(session: Session, view: View) -> list[OaId]:
    """The OAs that a view is about, each of which the indexes have in order."""
    return [OaId(oa) for (oa,) in OAS.rows(session)] if view.oa_id is None else [view.oa_id]


def _tagged(session: Session, view: View) -> Tagged:
    if not view.tag:
        return Tagged.ANY
    found = TAGGED.rows(session, tag=view.tag, most=RARE + 1)
    return Tagged.RARE if len(found) <= RARE else Tagged.OFTEN


def _place(view: View, values: tuple[Any, ...]) -> Place:
    pinned_at, since, heard, last_at = values[_ROW : _ROW + 4]
    cid = ConversationId(values[0], values[1])
    return place_of(view, cid, pinned_at=pinned_at, since=since, heard=heard, last_at=last_at)


def _shows(view: View, values: tuple[Any, ...]) -> bool:
    return bool(values[-1]) and view.oa_id in (None, values[0])
