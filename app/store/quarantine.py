"""Rows of history that could not be read, each once: kept until a later answer or a later version of the app can."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, func, select, update

from app.domain.ids import OaId, RemoteId
from app.domain.unreadable import MOST, Kept, Pile, Unreadable, Why
from app.store.tables import quarantine
from app.store.upsert import insert_ignore
from app.store.work import Session

_Q = quarantine.c


def put(session: Session, oa_id: OaId, rows: Sequence[Unreadable], now: int) -> None:
    """The oldest go where there are too many."""
    values = [
        {
            "oa_id": oa_id,
            "digest": row.digest,
            "remote_id": row.remote_id or "",
            "why": row.why.value,
            "raw": row.raw,
            "at": now,
        }
        for row in rows
    ]
    insert_ignore(session, quarantine, values)
    newest = select(_Q.id).where(_Q.oa_id == oa_id).order_by(_Q.id.desc())
    edge = session.execute(newest.offset(MOST).limit(1)).scalar_one_or_none()
    if edge is not None:
        session.execute(delete(quarantine).where(_Q.oa_id == oa_id, _Q.id <= edge))


def all(session: Session) -> list[Kept]:
    """Whatever this version doesn't know the reason of counts as not an object."""
    known = {why.value: why for why in Why}
    return [
        Kept(row.id, OaId(row.oa_id), known.get(row.why, Why.NO_OBJECT), row.raw, row.at, row.dismissed_at > 0)
        for row in session.execute(select(quarantine).order_by(_Q.id))
    ]


def count(session: Session) -> int:
    """Those that the owner has not dismissed."""
    return session.execute(select(func.count()).where(_Q.dismissed_at == 0)).scalar_one()


def dismiss(session: Session, pile: Pile, now: int) -> frozenset[int]:
    """The owner has seen that the rows of this pile are there; they stay. Answers which they are: what has come since
    the pile was read is not among them."""
    others = [why.value for why in Why if why is not pile.why]
    same = _Q.why.not_in(others) if pile.why is Why.NO_OBJECT else _Q.why == pile.why.value
    listed = (_Q.oa_id == pile.oa_id, same, _Q.at <= pile.last_at, _Q.dismissed_at == 0)
    query = update(quarantine).where(*listed).values(dismissed_at=now).returning(_Q.id)
    return frozenset(session.execute(query).scalars())


def bring_back(session: Session, rows: Collection[int]) -> None:
    """These are to be told of again."""
    session.execute(update(quarantine).where(_Q.id.in_(sorted(rows))).values(dismissed_at=0))


def ids(session: Session, oa_id: OaId) -> frozenset[RemoteId]:
    """Of the messages that are known to be among them."""
    found = session.execute(select(_Q.remote_id).where(_Q.oa_id == oa_id, _Q.remote_id != "")).scalars()
    return frozenset(map(RemoteId, found))


def heal(session: Session, oa_id: OaId, read: Collection[RemoteId]) -> int:
    """These could be read now; how many of them were here."""
    gone = delete(quarantine).where(_Q.oa_id == oa_id, _Q.remote_id.in_(sorted(read)))
    return session.execute(gone).rowcount


def forget(session: Session, rows: Collection[int]) -> None:
    session.execute(delete(quarantine).where(_Q.id.in_(sorted(rows))))
