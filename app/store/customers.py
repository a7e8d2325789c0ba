"""Customers as their panel shows them: the card, figures, photos and files, and the same person at other OAs."""

from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, literal_column, select

from app.domain.customers import Card, Elsewhere, Figures, Shared
from app.domain.ids import ConversationId, MessageKey, OaId, StaffId, UserId
from app.domain.messages import Customer, Direction, Message
from app.store import customer_edits, notes
from app.store.rows import select_messages, to_message
from app.store.tables import EXCHANGED, PERSON_KNOWN, connections, conversation_tags, conversations, messages
from app.store.visibility import visible_to
from app.store.work import Session

_C = conversations.c
_M = messages.c
_KINDS = {Shared.PHOTOS: ("photo", "gif"), Shared.FILES: ("video", "file")}


def visible(session: Session, cid: ConversationId, by: StaffId) -> bool:
    """Whether `by` may see this customer; False also where nobody knows it."""
    query = select(_C.user_id).where(_is(cid), visible_to(by, _C.oa_id, _C.user_id))
    return session.execute(query).one_or_none() is not None


def card(session: Session, cid: ConversationId, by: StaffId) -> Card | None:
    """None: unknown, or not for the eyes of `by`."""
    seen = visible_to(by, _C.oa_id, _C.user_id)
    row = session.execute(select(conversations).where(_is(cid), seen)).one_or_none()
    if row is None:
        return None
    return Card(
        conversation=cid,
        customer=to_customer(row),
        fetched_at=row.customer_at,
        last_interaction=row.last_interaction,
        edits=customer_edits.of_customer(session, cid),
        notes=notes.of_customer(session, cid),
        elsewhere=_elsewhere(session, cid, row.person, by),
    )


def to_customer(row: Row[Any]) -> Customer:
    """From all columns of a conversation."""
    return Customer(
        user_id=UserId(row.user_id),
        name=row.name,
        alias=row.alias,
        avatar=row.avatar,
        follower=row.follower,
        tags=tuple(customer_edits.tags_of(row.tags)),
        phone=row.phone,
        address=row.address,
        birthday=row.birthday,
        sensitive=row.sensitive,
        full_name=row.full_name,
        person=row.person,
    )


def figures(session: Session, cid: ConversationId) -> Figures:
    """Counted over what is stored."""
    incoming, outgoing = _M.direction == Direction.IN.value, _M.direction == Direction.OUT.value
    query = select(
        func.coalesce(func.min(_M.sent_at), 0),
        func.coalesce(func.max(case((incoming, _M.sent_at))), 0),
        func.coalesce(func.max(case((outgoing, _M.sent_at))), 0),
        func.count(case((incoming, 1))),
        func.count(case((outgoing, 1))),
    ).where(*_in(cid))
    first, last_in, last_out, received, sent = session.execute(query).one()
    by_kind = select(_M.kind, func.count()).where(*_exchanged_in(cid)).group_by(_M.kind)
    kinds: dict[str, int] = {kind: count for kind, count in session.execute(by_kind)}  # noqa: C416 (rows, not pairs)
    photos, files = (sum(kinds.get(kind, 0) for kind in _KINDS[shared]) for shared in Shared)
    return Figures(first, last_in, last_out, received, sent, photos, files)


def exchanged(
    session: Session, cid: ConversationId, shared: Shared, before: MessageKey | None, limit: int
) -> list[Message]:
    """Photos or files of both sides, the newest first, those older than `before`."""
    # Spelt out: with parameters the planner can't know that the partial index holds them.
    kinds = _M.kind.in_([literal_column(f"'{kind}'") for kind in _KINDS[shared]])
    query = select_messages().where(*_exchanged_in(cid), kinds)
    if before is not None:
        query = query.where(_M.key < before)
    return [to_message(row) for row in session.execute(query.order_by(_M.key.desc()).limit(limit))]


def all_tags(session: Session, oa_id: OaId) -> list[str]:
    """Every tag that a customer of the OA has here."""
    names = conversation_tags.c.tag
    query = select(names).where(conversation_tags.c.oa_id == oa_id).distinct().order_by(names)
    return list(session.execute(query).scalars())


def _elsewhere(session: Session, cid: ConversationId, person: str, by: StaffId) -> tuple[Elsewhere, ...]:
    """Zalo's person is one within one app: the other OA has to be served by the same."""
    if not person:
        return ()
    app = select(connections.c.app_id).where(connections.c.oa_id == cid.oa_id).scalar_subquery()
    query = (
        select(_C.oa_id, _C.user_id, _C.alias, _C.name, _C.avatar, _C.last_at, connections.c.name)
        .join(connections, connections.c.oa_id == _C.oa_id)
        .where(
            _C.person == person,
            PERSON_KNOWN,
            connections.c.app_id == app,
            _C.oa_id != cid.oa_id,
            visible_to(by, _C.oa_id, _C.user_id),
        )
        .order_by(_C.last_at.desc(), _C.oa_id)
    )
    return tuple(
        Elsewhere(ConversationId(OaId(oa), UserId(user)), oa_name, alias or name, avatar, last_at)
        for oa, user, alias, name, avatar, last_at, oa_name in session.execute(query)
    )


def _is(cid: ConversationId) -> ColumnElement[bool]:
    return and_(_C.oa_id == cid.oa_id, _C.user_id == cid.user_id)


def _in(cid: ConversationId) -> tuple[ColumnElement[bool], ...]:
    return _M.oa_id == cid.oa_id, _M.user_id == cid.user_id


def _exchanged_in(cid: ConversationId) -> tuple[ColumnElement[bool], ...]:
    # The OA's column is hidden from SQLite's planner: it would take the thread's index, and read every message of a
    # long thread to find a few photos.
    return _M.oa_id + "" == cid.oa_id, _M.user_id == cid.user_id, EXCHANGED
