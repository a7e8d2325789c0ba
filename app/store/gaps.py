"""Gaps: the parts of a thread that are not here, kept as intervals that never overlap."""

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, select

from app.domain.ids import ConversationId, OaId, UserId
from app.domain.messages import Gap, GapReason
from app.store.bulk import Query
from app.store.tables import gaps as table
from app.store.work import Session

_G = table.c
_OF_TALK = Query(
    lambda _: (
        select(_G.after, _G.before, _G.reason)
        .where(_G.oa_id == bindparam("oa"), _G.user_id == bindparam("user"))
        .order_by(_G.after)
    )
)
_NOT_FETCHED = Query(
    lambda _: (
        select(_G.user_id, _G.after, _G.before)
        .where(_G.oa_id == bindparam("oa"), _G.reason == GapReason.NOT_FETCHED.value)
        .order_by(_G.before.desc(), _G.user_id)
        .limit(bindparam("limit"))
    )
)


def gaps(session: Session, cid: ConversationId) -> list[Gap]:
    """In time order."""
    found = _OF_TALK.rows(session, oa=cid.oa_id, user=cid.user_id)
    return [Gap(cid, after, before, GapReason(reason)) for after, before, reason in found]


def add_gap(session: Session, gap: Gap) -> None:
    """What lies between is missing, for this reason, whatever was said of it before. Adding it twice changes
    nothing."""
    if gap.after >= gap.before:
        return
    before = gaps(session, gap.conversation)
    rest = list(without(before, gap.after, gap.before))
    touching = [g for g in rest if g.reason is gap.reason and (g.before == gap.after or g.after == gap.before)]
    joined = Gap(
        gap.conversation,
        min([gap.after, *(g.after for g in touching)]),
        max([gap.before, *(g.before for g in touching)]),
        gap.reason,
    )
    _replace(session, gap.conversation, before, [*(g for g in rest if g not in touching), joined])


def close_gap(session: Session, cid: ConversationId, after: int, before: int) -> None:
    """All between these times (exclusive) has been fetched; what is left of a wider gap stays."""
    if after >= before:
        return
    known = gaps(session, cid)
    _replace(session, cid, known, list(without(known, after, before)))


def open_gaps(session: Session, oa_id: OaId, limit: int) -> list[Gap]:
    """Gaps that are still to be fetched, the newest first."""
    return [
        Gap(ConversationId(oa_id, UserId(user)), after, before, GapReason.NOT_FETCHED)
        for user, after, before in _NOT_FETCHED.rows(session, oa=oa_id, limit=limit)
    ]


def without(known: Iterable[Gap], after: int, before: int) -> Iterable[Gap]:
    """The gaps less the interval."""
    for gap in known:
        if gap.before <= after or gap.after >= before:
            yield gap
            continue
        if gap.after < after:
            yield Gap(gap.conversation, gap.after, after, gap.reason)
        if gap.before > before:
            yield Gap(gap.conversation, before, gap.before, gap.reason)


def _replace(session: Session, cid: ConversationId, old: list[Gap], new: list[Gap]) -> None:
    if set(old) == set(new):
        return
    session.execute(delete(table).filter_by(oa_id=cid.oa_id, user_id=cid.user_id))
    if new:
        session.execute(
            table.insert(),
            [
                {**cid._asdict(), "after": gap.after, "before": gap.before, "reason": gap.reason.value}
                for gap in sorted(new, key=lambda gap: gap.after)
            ],
        )
