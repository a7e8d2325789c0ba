"""The outbox: what waits to be sent, one in flight per conversation, each step checked against the state machine."""

import secrets
from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, bindparam, func, literal_column, or_, select, update

from app.domain.ids import ConversationId, OaId, OutboxId, RemoteId, StaffId
from app.domain.outbox import (
    CANCELLABLE,
    LONGEST_WAIT_MS,
    NIGHT,
    Attachment,
    Draft,
    OutboxItem,
    OutboxKind,
    OutboxState,
    check_transition,
)
from app.domain.splitting import Piece, split
from app.store import linking, originals, sends
from app.store.bulk import Query
from app.store.messages import newest_out_ids
from app.store.outbox_rows import attachment_text, select_items, to_item
from app.store.tables import OPEN, UNLINKED, outbox
from app.store.upsert import change
from app.store.work import Session

_O = outbox.c
_HEADS = select(func.min(_O.id)).where(_O.oa_id == bindparam("oa"), OPEN).group_by(_O.user_id)
_ACTIVE = and_(
    _O.id.in_(_HEADS), OPEN, or_(_O.state == OutboxState.QUEUED.value, _O.state == OutboxState.UNKNOWN.value)
)
"""Heads of their conversations that are to be sent or looked for."""
_SET_BACK = and_(_O.due_at > bindparam("far"), _O.reason != NIGHT)
"""Due so late that the clock must have been set back since."""
_NEXT_DUE = Query(
    lambda _: (
        select_items()
        .where(_ACTIVE, or_(_O.due_at <= bindparam("now"), _SET_BACK))
        .order_by(_O.due_at, _O.id)
        .limit(bindparam("limit"))
    )
)
_NEXT_WAKE = Query(lambda _: select(func.min(_O.due_at)).where(_ACTIVE))
_OF_ID = Query(lambda _: select_items().where(_O.id == bindparam("item")))
_OPEN_ITEMS = Query(  # by its index: SQLite would rather walk through all that was ever sent than sort a few rows
    lambda _: select_items().where(OPEN).order_by(_O.id).with_hint(outbox, "INDEXED BY ix_outbox_open", "sqlite")
)
_HEAD = Query(
    lambda _: select(func.min(_O.id)).where(_O.oa_id == bindparam("oa"), _O.user_id == bindparam("user"), OPEN)
)
_NAMED_SO = Query(
    lambda _: (
        select(_O.id)
        .where(_O.oa_id == bindparam("oa"), _O.remote_id == bindparam("remote"), _O.id != bindparam("item"))
        .limit(literal_column("1"))
    )
)


def add(  # noqa: PLR0917 (called through Database.write)
    session: Session, cid: ConversationId, author: StaffId, draft: Draft, now: int, due_at: int
) -> list[OutboxItem]:
    """Queue a draft: one item a message that Zalo will show, together one send. An empty draft queues nothing."""
    album = secrets.token_hex(8) if len(draft.attachments) > 1 else ""
    added: list[OutboxItem] = []
    parts = list(_parts(draft))
    for kind, piece, attachment in parts:
        values = {
            **cid._asdict(),
            "author": author,
            "kind": kind.value,
            "text": piece.text,
            "created_at": now,
            "due_at": due_at,
            "state": OutboxState.QUEUED.value,
            "attachment": attachment_text(attachment),
            "media_key": attachment.key if attachment else "",
            "sticker_id": draft.sticker_id if kind is OutboxKind.STICKER else "",
            "quote": draft.quote if kind is OutboxKind.TEXT and not added else None,
            "album": album if attachment else "",
            "paid_ok": draft.paid_ok,
        }
        added.append(to_item(session.execute(outbox.insert().values(**values).returning(outbox)).one()))
    originals.note(session, added)
    sends.note(session, added, [piece.joint for _, piece, _ in parts])
    return added


def of_conversation(session: Session, cid: ConversationId) -> list[OutboxItem]:
    """What the thread shows beside its messages, in order: neither linked with a message nor cancelled."""
    query = select_items().where(_talk(cid), UNLINKED, _O.state != OutboxState.CANCELLED.value)
    return [to_item(row) for row in session.execute(query.order_by(_O.id))]


def open_items(session: Session) -> list[OutboxItem]:
    """Everything of all OAs that is neither sent nor cancelled, in order."""
    return [to_item(row) for row in _OPEN_ITEMS.named(session)]


def get(session: Session, item: OutboxId) -> OutboxItem | None:
    return next((to_item(row) for row in _OF_ID.named(session, item=item)), None)


def next_due(session: Session, oa_id: OaId, now: int, limit: int) -> list[OutboxItem]:
    """What to do now, longest due first: queued items to send and unknown ones to look for. Only the first open item
    of each conversation counts: whatever keeps it, keeps those behind it."""
    found = _NEXT_DUE.named(session, oa=oa_id, now=now, far=now + LONGEST_WAIT_MS, limit=limit)
    return [to_item(row) for row in found]


def next_wake(session: Session, oa_id: OaId) -> int | None:
    """When `next_due` will next have something, if nothing else happens."""
    earliest: int | None = _NEXT_WAKE.first(session, oa=oa_id)
    return earliest


def start(session: Session, item: OutboxId, now: int) -> OutboxItem | None:
    """Queued becomes sending; commit this before the first byte. None: a person was faster, and it is no longer the
    queued head of its conversation."""
    found = _must_exist(session, item)
    if found.state is not OutboxState.QUEUED or _head(session, found.conversation) != item:
        return None
    before = newest_out_ids(session, found.conversation)
    _set(
        session,
        item,
        state=OutboxState.SENDING,
        reason="",
        started_at=now,
        attempts=found.attempts + 1,
        reads=0,
        known_before=" ".join(before),
    )
    return _must_exist(session, item)


def sent(session: Session, item: OutboxId, remote_id: RemoteId, sent_at: int) -> None:
    """Zalo took it. Linked at once if its message has already come by polling."""
    found = _step(session, item, OutboxState.SENT)
    taken = _NAMED_SO.rows(session, oa=found.conversation.oa_id, remote=remote_id, item=item)
    _set(
        session,
        item,
        state=OutboxState.SENT,
        reason="",
        sent_at=sent_at,
        remote_id=None if taken or not remote_id else remote_id,
    )
    linking.link(session, found.conversation.oa_id, [found.conversation.user_id])


def requeue(session: Session, item: OutboxId, due_at: int, reason: str) -> None:
    """Certainly not sent; tried again from `due_at`."""
    _step(session, item, OutboxState.QUEUED)
    _set(session, item, state=OutboxState.QUEUED, due_at=due_at, reason=reason, started_at=0, known_before="")


def fail(session: Session, item: OutboxId, reason: str) -> None:
    """Definitely refused; its text is kept."""
    _step(session, item, OutboxState.FAILED)
    _set(session, item, state=OutboxState.FAILED, reason=reason)


def unknown(session: Session, item: OutboxId, reason: str, due_at: int) -> None:
    """It may have been sent; looked for from `due_at`."""
    _step(session, item, OutboxState.UNKNOWN)
    _set(session, item, state=OutboxState.UNKNOWN, reason=reason, due_at=due_at)


def count_read(session: Session, item: OutboxId, due_at: int | None) -> None:
    """A good read did not find it; the next is at `due_at`, or none."""
    found = _step(session, item, OutboxState.UNKNOWN)
    _set(session, item, reads=found.reads + 1, due_at=found.due_at if due_at is None else due_at)


def not_found(session: Session, item: OutboxId) -> None:
    """Looked for often enough; a person decides."""
    _step(session, item, OutboxState.NOT_FOUND)
    _set(session, item, state=OutboxState.NOT_FOUND)


def hold(session: Session, item: OutboxId, reason: str) -> None:
    """Not started, and it won't be until a person says so."""
    _step(session, item, OutboxState.HELD)
    _set(session, item, state=OutboxState.HELD, reason=reason)


def retry(session: Session, item: OutboxId, now: int) -> None:
    """A person wants it sent (again)."""
    _step(session, item, OutboxState.QUEUED)
    _set(session, item, state=OutboxState.QUEUED, due_at=now, reason="", started_at=0, known_before="", reads=0)


def adopt(session: Session, item: OutboxId, author: StaffId) -> None:
    """Who sends it again answers for it."""
    _set(session, item, author=author)


def mark_sent_by_person(session: Session, item: OutboxId, now: int) -> None:
    """A person has seen it in OA Manager: *Đã gửi rồi*."""
    found = _must_exist(session, item)
    if found.state is not OutboxState.NOT_FOUND:
        raise ValueError(f"only a person who was asked can say so, not while it is {found.state}")
    _set(session, item, state=OutboxState.SENT, reason="", sent_at=now)
    linking.link(session, found.conversation.oa_id, [found.conversation.user_id])


def cancel(session: Session, item: OutboxId) -> bool:
    """Take it back, if it has not started: one statement, so that either this or `start` wins."""
    states = [state.value for state in CANCELLABLE]
    query = update(outbox).where(_O.id == item, _O.state.in_(states)).values(state=OutboxState.CANCELLED.value)
    return session.execute(query).rowcount == 1


def recover(session: Session, now: int) -> list[OutboxItem]:
    """At start-up: what was being sent when the process died is of unknown fate, and is looked for at once."""
    query = (
        update(outbox)
        .where(_O.state == OutboxState.SENDING.value)
        .values(state=OutboxState.UNKNOWN.value, reason="interrupted", due_at=now)
        .returning(outbox)
    )
    return sorted((to_item(row) for row in session.execute(query)), key=lambda item: item.id)


def set_upload(session: Session, item: OutboxId, upload_id: str) -> None:
    """Zalo holds the file under this id; empty when the id has expired."""
    _set(session, item, upload_id=upload_id)


def confirm_paid(session: Session, item: OutboxId) -> None:
    """The author has seen the cost warning (SD05)."""
    _set(session, item, paid_ok=True)


def unfinished_within(session: Session, now: int) -> int:
    """Items still inside their undo window."""
    query = select(func.count()).where(
        _O.state == OutboxState.QUEUED.value, _O.attempts == 0, _O.reason == "", _O.due_at > now
    )
    return session.execute(query).scalar_one()


def _parts(draft: Draft) -> Iterator[tuple[OutboxKind, Piece, Attachment | None]]:
    kinds = [(_kind(attachment), attachment) for attachment in draft.attachments]
    photo = next((i for i, (kind, _) in enumerate(kinds) if kind is OutboxKind.PHOTO), None)
    pieces = split(draft.text) if draft.text else []
    # Only a picture has a caption, only a text can quote, and only one message can be the caption.
    captioned = photo if draft.quote is None and len(pieces) == 1 else None
    if captioned is None:
        yield from ((OutboxKind.TEXT, piece, None) for piece in pieces)
    if draft.sticker_id:
        yield OutboxKind.STICKER, Piece(""), None
    for index, (kind, attachment) in enumerate(kinds):
        yield kind, pieces[0] if index == captioned else Piece(""), attachment


def _kind(attachment: Attachment) -> OutboxKind:
    if attachment.mime == "image/gif":
        return OutboxKind.GIF
    return OutboxKind.PHOTO if attachment.mime.startswith("image/") else OutboxKind.FILE


def _talk(cid: ConversationId) -> ColumnElement[bool]:
    return and_(_O.oa_id == cid.oa_id, _O.user_id == cid.user_id)


def _head(session: Session, cid: ConversationId) -> int | None:
    head: int | None = _HEAD.first(session, oa=cid.oa_id, user=cid.user_id)
    return head


def _must_exist(session: Session, item: OutboxId) -> OutboxItem:
    found = get(session, item)
    if found is None:
        raise ValueError(f"no outbox item {item}")
    return found


def _step(session: Session, item: OutboxId, after: OutboxState) -> OutboxItem:
    found = _must_exist(session, item)
    check_transition(found.state, after)
    return found


def _set(session: Session, item: OutboxId, **values: object) -> None:
    plain = {name: value.value if isinstance(value, OutboxState) else value for name, value in values.items()}
    change(session, outbox, {"id": item}, plain)
