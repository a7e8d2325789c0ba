"""Messages: pages of a thread, what is known already, and (from its own modules) ingest and gaps."""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select

from app.domain.ids import ConversationId, MessageKey, OaId, RemoteId
from app.domain.messages import Direction, Message
from app.store.bulk import Query, listed
from app.store.gaps import add_gap, close_gap, gaps, open_gaps
from app.store.ingest import Ingested, ingest
from app.store.rows import select_messages, to_message
from app.store.tables import conversations, messages
from app.store.work import Session

__all__ = [
    "Ingested",
    "add_gap",
    "around",
    "close_gap",
    "count_of",
    "counts",
    "gaps",
    "get",
    "ingest",
    "known",
    "newest_out_ids",
    "newest_time",
    "open_gaps",
    "page",
]

_M = messages.c
_KNOWN = Query(
    lambda dialect: select(_M.remote_id).where(_M.oa_id == bindparam("oa"), listed(dialect, _M.remote_id, "ids"))
)
_NEWEST_OUT = Query(
    lambda _: (
        select(_M.remote_id)
        .where(_M.oa_id == bindparam("oa"), _M.user_id == bindparam("user"), _M.direction == Direction.OUT.value)
        .order_by(_M.key.desc())
        .limit(bindparam("limit"))
    )
)


def page(
    session: Session,
    cid: ConversationId,
    *,
    before: MessageKey | None = None,
    after: MessageKey | None = None,
    limit: int = 100,
) -> list[Message]:
    """Up to `limit` messages in order: the last ones before `before`, or the first ones after `after`, or the newest
    of all. With both, the first ones between them."""
    query = select_messages().where(_M.oa_id == cid.oa_id, _M.user_id == cid.user_id).limit(limit)
    if before is not None:
        query = query.where(_M.key < before)
    if after is not None:
        query = query.where(_M.key > after).order_by(_M.key)
        return [to_message(row) for row in session.execute(query)]
    found = [to_message(row) for row in session.execute(query.order_by(_M.key.desc()))]
    found.reverse()
    return found


def around(session: Session, cid: ConversationId, key: MessageKey, limit: int = 100) -> list[Message]:
    """The message of `key` (or its place) with as many before as after it, `limit` in all, in order."""
    later = page(session, cid, after=MessageKey(key - 1), limit=max(1, limit - limit // 2))
    earlier = page(session, cid, before=key, limit=limit - len(later)) if limit > len(later) else []
    return earlier + later


def get(session: Session, oa_id: OaId, remote_id: RemoteId) -> Message | None:
    row = session.execute(select_messages().where(_M.oa_id == oa_id, _M.remote_id == remote_id)).one_or_none()
    return None if row is None else to_message(row)


def known(session: Session, oa_id: OaId, remote_ids: Sequence[RemoteId]) -> set[RemoteId]:
    """Those of `remote_ids` that are stored."""
    return {RemoteId(remote) for (remote,) in _KNOWN.rows(session, oa=oa_id, ids=list(remote_ids))}


def newest_time(session: Session, oa_id: OaId) -> int:
    """Zalo's time of the newest message of the OA, 0 if there is none."""
    query = select(func.max(conversations.c.last_at)).where(conversations.c.oa_id == oa_id)
    return session.scalar(query) or 0


def newest_out_ids(session: Session, cid: ConversationId, limit: int = 20) -> tuple[RemoteId, ...]:
    """The newest outgoing messages of a conversation, newest first."""
    found = _NEWEST_OUT.rows(session, oa=cid.oa_id, user=cid.user_id, limit=limit)
    return tuple(RemoteId(remote) for (remote,) in found)


def count_of(session: Session, ids: Sequence[ConversationId]) -> int:
    """Messages of these conversations. Reads their index."""
    by_oa: dict[OaId, set[str]] = {}
    for cid in ids:
        by_oa.setdefault(cid.oa_id, set()).add(cid.user_id)
    total = 0
    for oa_id, users in by_oa.items():
        grouped = select(_M.user_id, func.count()).where(_M.oa_id == oa_id).group_by(_M.user_id)
        if len(users) == 1:
            grouped = grouped.where(_M.user_id == next(iter(users)))
        total += sum(count for user, count in session.execute(grouped) if user in users)
    return total


def counts(session: Session) -> dict[OaId, tuple[int, int]]:
    """Conversations with a message, and messages, of each OA. Reads the whole index: not for a screen."""
    talks = select(conversations.c.oa_id, func.count()).where(conversations.c.last_at > 0).group_by("oa_id")
    stored: dict[str, int] = dict(session.execute(select(_M.oa_id, func.count()).group_by(_M.oa_id)).all())
    by_talk: dict[str, int] = dict(session.execute(talks).all())
    return {OaId(oa): (by_talk.get(oa, 0), stored.get(oa, 0)) for oa in sorted({*stored, *by_talk})}
