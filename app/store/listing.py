"""What the list shows one person and in which order, and how many conversations each filter has for them; all served
by indexes."""

from collections.abc import Sequence
from dataclasses import replace
from heapq import nsmallest
from typing import Any

from sqlalchemy import func, select

from app.domain.ids import OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.listing import Basket, Baskets, Counts, Listed, Place, Show, View, place_of
from app.domain.order import Order
from app.store import own_lines, piles
from app.store.conversation_rows import ROW_COLUMNS
from app.store.listing_queries import (
    TAGGED,
    Among,
    Tagged,
    count_query,
    first_queries,
    ids_query,
    places_query,
    sources_query,
    work_query,
)
from app.store.row_values import to_row
from app.store.tables import LISTED, NOBODYS, conversation_tags, conversations
from app.store.visibility import visible_to
from app.store.work import Session

_C = conversations.c
_T = conversation_tags.c
_ROW = len(ROW_COLUMNS)
ALL = View()
RARE = 1_000
"""Up to so many conversations with a tag are looked up one by one; of a more frequent one the first rows are found
sooner in the order of the list."""


def first(session: Session, view: View, limit: int, by: StaffId = OWNER) -> list[Listed]:
    """The first rows of a view, projected with the outbox."""
    found: list[tuple[Place, tuple[Any, ...]]] = []
    parts, tagged = piles.of(session, view, by), _tagged(session, view)
    for stage in zip(*(first_queries(view.show, view.sort, tagged, pile.among) for pile in parts), strict=True):
        left, fitting = limit - len(found), list[tuple[Place, tuple[Any, ...]]]()
        for pile, query in zip(parts, stage, strict=True):
            rows = query.rows(session, **_given(view, by, pile), most=left)
            fitting += [(_place(view, values), values) for values in rows]
        found += fitting if len(parts) == 1 else nsmallest(left, fitting, key=lambda one: one[0])
        if len(found) >= limit:
            break
    rows_ = own_lines.project(session, [to_row(values) for _, values in found])
    return [Listed(row, place) for row, (place, _) in zip(rows_, found, strict=True)]


def ids(session: Session, view: View, by: StaffId = OWNER) -> Order:
    """Every conversation of a view in its order."""
    parts, tagged = piles.of(session, view, by), _tagged(session, view)
    if not parts:
        return Order()
    pile, alone = parts[0], len(parts) == 1
    if alone or (pile.among is not Among.KEPT and len({one.among for one in parts}) == 1):
        query = ids_query(view.show, view.sort, tagged, alone=alone, among=pile.among)
        return Order(query.each(session, **_given(view, by, pile)))
    return Order(_merged(session, view, by, parts))


def _merged(session: Session, view: View, by: StaffId, parts: Sequence[piles.Pile]) -> list[tuple[Any, ...]]:
    """No index has the order of several OAs' baskets."""
    placed: list[tuple[Place, tuple[Any, ...]]] = []
    for pile in parts:
        query = sources_query(view.show, _tagged(session, view), pile.among)
        for values in query.rows(session, **_given(view, by, pile)):
            placed.append((_place_of(view, values[:2], values[2:]), values[:2]))
    return [values for _, values in sorted(placed)]


def places(session: Session, view: View, wanted: Sequence[ConversationId], by: StaffId = OWNER) -> list[Listed]:
    """These conversations as the view has them now, in the order asked; unknown ones are left out."""
    by_oa: dict[OaId, list[str]] = {}
    for cid in wanted:
        by_oa.setdefault(cid.oa_id, []).append(cid.user_id)
    found: dict[ConversationId, tuple[Any, ...]] = {}
    parts = {pile.oa_id: pile for pile in piles.of(session, view, by)}
    for oa_id, users in by_oa.items():
        pile = parts.get(oa_id, piles.Pile(oa_id, Among.SEEN if by != OWNER else Among.ALL))
        query = places_query(view.show, tagged=bool(view.tag), among=pile.among)
        for values in query.rows(session, **_given(view, by, pile), users=users):
            found[ConversationId(OaId(values[0]), UserId(values[1]))] = values
    rows = own_lines.project(session, [to_row(found[cid]) for cid in wanted if cid in found])
    shown = {row.id for row in rows if row.id.oa_id in parts and found[row.id][-1]}
    return [Listed(row, _place(view, found[row.id]) if row.id in shown else None) for row in rows]


def counts(session: Session, view: View = ALL, by: StaffId = OWNER) -> Counts:
    """How many conversations each filter shows, in the same basket, of the same OA, with the same tag."""
    return Counts({show: _count(session, replace(view, show=show), by) for show in Show})


def baskets(session: Session, oa_id: OaId | None = None, by: StaffId = OWNER) -> Baskets | None:
    """How many lie in each basket; None where the connector shares nothing."""
    rest = piles.Rest(session)
    if by != OWNER:
        work = View(Show.UNANSWERED, oa_id=oa_id)
        mine = _count(session, replace(work, basket=Basket.MINE), by)
        pool = _count(session, View(oa_id=oa_id, basket=Basket.POOL), by)
        return Baskets(_count(session, work, by), mine, pool)
    if not rest.shared:
        return None
    held: dict[StaffId, int] = {member.staff: 0 for rule in rest.shared.values() for member in rule.members}
    work_of: dict[str, int] = {}
    for oa in piles.all_oas(session) if oa_id is None else [oa_id]:
        for keeper, number in work_query().rows(session, oa=oa):
            whose = keeper if oa in rest.shared else OWNER
            work_of[whose] = work_of.get(whose, 0) + number
    held |= {StaffId(keeper): number for keeper, number in work_of.items() if keeper != NOBODYS}
    held.pop(OWNER, None)
    pool, nobody = (_count(session, View(oa_id=oa_id, basket=one), by) for one in (Basket.POOL, Basket.NOBODY))
    return Baskets(sum(work_of.values()), work_of.get(OWNER, 0), pool, nobody, held)


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
    total = 0
    for pile in piles.of(session, view, by):
        query = count_query(view.show, tagged=bool(view.tag), among=pile.among)
        total += query.rows(session, **_given(view, by, pile))[0][0]
    return total


def _given(view: View, by: StaffId, pile: piles.Pile) -> dict[str, str | int]:
    """What the statements take."""
    return {
        "oa": pile.oa_id,
        "tag": view.tag,
        "answerable": view.answerable,
        "staff": by,
        "keeper": pile.keeper,
    }


def _tagged(session: Session, view: View) -> Tagged:
    if not view.tag:
        return Tagged.ANY
    found = TAGGED.rows(session, tag=view.tag, most=RARE + 1)
    return Tagged.RARE if len(found) <= RARE else Tagged.OFTEN


def _place(view: View, values: tuple[Any, ...]) -> Place:
    return _place_of(view, values[:2], values[_ROW : _ROW + 4])


def _place_of(view: View, cid: tuple[Any, ...], sources: tuple[Any, ...]) -> Place:
    pinned_at, since, heard, last_at = sources
    return place_of(view, ConversationId(*cid), pinned_at=pinned_at, since=since, heard=heard, last_at=last_at)
