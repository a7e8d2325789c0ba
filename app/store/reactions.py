"""Reactions: what is wanted at each message, what Zalo has taken, and what is to be sent next."""

from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from app.domain.ids import ConversationId, OaId, RemoteId, StaffId, UserId
from app.domain.reactions import Icon, Reaction, ReactionState
from app.store.bulk import Query
from app.store.tables import WAITING_REACTION, reactions
from app.store.upsert import upsert
from app.store.work import Session

_R = reactions.c
_NEXT_WAKE = Query(lambda _: select(func.min(_R.due_at)).where(_R.oa_id == bindparam("oa"), WAITING_REACTION))
_ICONS = frozenset(icon.value for icon in Icon)


def want(  # noqa: PLR0917 (called through Database.write)
    session: Session, cid: ConversationId, remote_id: RemoteId, icon: Icon | None, author: StaffId, now: int
) -> Reaction | None:
    """The latest wish for a message. None: nothing was wanted there before, and nothing is."""
    before = get(session, cid, remote_id)
    if before is None and icon is None:
        return None
    values = {
        "author": author,
        "icon": icon.value if icon is not None else "",
        "state": ReactionState.WAITING.value,
        "reason": "",
        "attempts": 0,
        "due_at": now,
        "changed_at": now,
        "turn": before.turn + 1 if before is not None else 1,
    }
    upsert(session, reactions, _key(cid, remote_id), values)
    return get(session, cid, remote_id)


def get(session: Session, cid: ConversationId, remote_id: RemoteId) -> Reaction | None:
    row = session.execute(select(reactions).filter_by(**_key(cid, remote_id))).one_or_none()
    return None if row is None else _reaction(row)


def of_conversation(session: Session, cid: ConversationId) -> dict[RemoteId, Reaction]:
    """What the thread shows beside its messages."""
    query = select(reactions).where(_R.oa_id == cid.oa_id, _R.user_id == cid.user_id)
    found = (_reaction(row) for row in session.execute(query))
    return {reaction.remote_id: reaction for reaction in found if reaction.visible}


def next_due(session: Session, oa_id: OaId, now: int) -> Reaction | None:
    """What to send now, longest due first."""
    query = select(reactions).where(_R.oa_id == oa_id, WAITING_REACTION, _R.due_at <= now)
    row = session.execute(query.order_by(_R.due_at, _R.remote_id).limit(1)).one_or_none()
    return None if row is None else _reaction(row)


def next_wake(session: Session, oa_id: OaId) -> int | None:
    """When `next_due` will next have something, if nothing else happens."""
    earliest: int | None = _NEXT_WAKE.first(session, oa=oa_id)
    return earliest


def learn(session: Session, reaction: Reaction, at_zalo: str) -> None:
    """What stands at Zalo now, for all we know; whatever was wished meanwhile."""
    session.execute(_of(reaction).values(at_zalo=at_zalo))


def settle(session: Session, reaction: Reaction) -> None:
    """The wish is fulfilled, unless there is a newer one; one for nothing needs no row any more."""
    if reaction.icon is None:
        session.execute(
            delete(reactions).filter_by(**_key(reaction.conversation, reaction.remote_id), turn=reaction.turn)
        )
    else:
        session.execute(_of(reaction, this_turn=True).values(state=ReactionState.SENT.value, reason="", attempts=0))


def put_off(session: Session, reaction: Reaction, due_at: int, reason: str, attempts: int) -> None:
    """Tried again from `due_at`, unless there is a newer wish."""
    values = {"due_at": due_at, "reason": reason, "attempts": attempts}
    session.execute(_of(reaction, this_turn=True).values(**values))


def fail(session: Session, reaction: Reaction, reason: str) -> None:
    """Zalo refuses it, unless there is a newer wish."""
    session.execute(_of(reaction, this_turn=True).values(state=ReactionState.FAILED.value, reason=reason))


def _of(reaction: Reaction, *, this_turn: bool = False) -> Any:
    query = update(reactions).filter_by(**_key(reaction.conversation, reaction.remote_id))
    return query.where(_R.turn == reaction.turn) if this_turn else query


def _key(cid: ConversationId, remote_id: RemoteId) -> dict[str, str]:
    return {**cid._asdict(), "remote_id": remote_id}


def _reaction(row: Row[Any]) -> Reaction:
    return Reaction(
        conversation=ConversationId(OaId(row.oa_id), UserId(row.user_id)),
        remote_id=RemoteId(row.remote_id),
        icon=Icon(row.icon) if row.icon in _ICONS else None,
        state=ReactionState(row.state),
        author=StaffId(row.author),
        changed_at=row.changed_at,
        at_zalo=row.at_zalo,
        reason=row.reason,
        attempts=row.attempts,
        due_at=row.due_at,
        turn=row.turn,
    )
