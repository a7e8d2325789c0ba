"""Linking: which stored outgoing message is which outbox item; never one with two, in either direction."""

from collections.abc import Sequence

from sqlalchemy import and_, bindparam, or_, select, update

from app.domain.ids import ConversationId, OaId, OutboxId, RemoteId, UserId, first_key
from app.domain.messages import Direction, HistoryRow, Message
from app.domain.outbox import LIKENESS_MS, LONGEST_SEND_MS, OutboxItem, OutboxState, pair
from app.store import answers
from app.store.bulk import Query, listed
from app.store.outbox_rows import select_items, to_item
from app.store.rows import select_messages, to_message
from app.store.tables import UNLINKED, messages, outbox
from app.store.upsert import change
from app.store.work import Session

_M = messages.c
_O = outbox.c
_LINKABLE = [OutboxState.SENT.value, OutboxState.UNKNOWN.value, OutboxState.NOT_FOUND.value]
_WAITING = Query(
    lambda _: select(_O.id, _O.user_id).where(
        _O.oa_id == bindparam("oa"),
        UNLINKED,
        or_(*(_O.state == state for state in _LINKABLE)),
    )
)
_ITEMS = Query(lambda dialect: select_items().where(listed(dialect, _O.id, "items")))
_BEARER = Query(
    lambda _: select(_M.outbox_id).where(
        _M.oa_id == bindparam("oa"), _M.remote_id == bindparam("remote"), _M.outbox_id != bindparam("item")
    )
)
_FREE = (_M.oa_id == bindparam("oa"), _M.direction == Direction.OUT.value, _M.outbox_id.is_(None))
_BETWEEN = (_M.user_id == bindparam("user"), _M.key.between(bindparam("start"), bindparam("end")))
# Apart, and the one without the user: SQLite would walk through the whole thread.
_FREE_NAMED = Query(lambda dialect: select_messages().where(*_FREE, listed(dialect, _M.remote_id, "ids")))
_FREE_BETWEEN = Query(lambda _: select_messages().where(*_FREE, *_BETWEEN))
_NAMED = Query(
    lambda dialect: select(_O.id, _O.user_id, _O.remote_id).where(
        _O.oa_id == bindparam("oa"), listed(dialect, _O.remote_id, "ids"), _O.linked.is_(True)
    )
)


def link(
    session: Session, oa_id: OaId, users: Sequence[UserId], fresh: Sequence[HistoryRow] = ()
) -> dict[OutboxId, ConversationId]:
    """Link the items of these conversations that wait for their message, `fresh` being what was just stored. By id
    first; an id also takes an item back from a message that was linked with it by likeness."""
    linked = _take_back(session, oa_id, [row for row in fresh if row.direction is Direction.OUT])
    among = set(users)
    waiting = [key for key, user in _WAITING.rows(session, oa=oa_id) if user in among]
    by_talk: dict[ConversationId, list[OutboxItem]] = {}
    if waiting:
        for row in _ITEMS.named(session, items=waiting):
            item = to_item(row)
            by_talk.setdefault(item.conversation, []).append(item)
    if by_talk:
        _free_claimed(session, [item for items in by_talk.values() for item in items if item.remote_id])
    for cid, items in by_talk.items():
        by_id = {message.remote_id: message for message in _candidates(session, cid, items)}
        for item, remote_id in pair(items, by_id.values()):
            _join(session, item, by_id[remote_id])
            linked[item.id] = cid
    return linked


def _free_claimed(session: Session, items: Sequence[OutboxItem]) -> None:
    """Messages that bear the id of one of `items`, but were linked with another by likeness, become free again."""
    for item in items:
        oa_id, remote_id = item.conversation.oa_id, item.remote_id
        other = _BEARER.first(session, oa=oa_id, remote=remote_id or "", item=item.id)
        if other is not None:
            named = and_(_M.oa_id == oa_id, _M.remote_id == remote_id, _M.outbox_id == other)
            session.execute(update(outbox).where(_O.id == other).values(linked=False))
            session.execute(update(messages).where(named).values(outbox_id=None))


def _candidates(session: Session, cid: ConversationId, items: Sequence[OutboxItem]) -> list[Message]:
    began = [item.started_at for item in items if item.started_at]
    ids = [item.remote_id for item in items if item.remote_id]
    named = _FREE_NAMED.named(session, oa=cid.oa_id, ids=ids)
    found = [row for row in named if row.user_id == cid.user_id]
    if began:
        start = first_key(min(began) - LIKENESS_MS - 1)
        end = first_key(max(began) + LONGEST_SEND_MS + LIKENESS_MS + 2)
        found += _FREE_BETWEEN.named(session, oa=cid.oa_id, user=cid.user_id, start=start, end=end)
    by_key = {row.key: row for row in found}
    return [to_message(by_key[key]) for key in sorted(by_key)]


def _join(session: Session, item: OutboxItem, message: Message) -> None:
    change(session, messages, {"key": message.key}, {"outbox_id": item.id})
    answers.is_ours(session, item.conversation, message.key)
    values: dict[str, object] = {"linked": True}
    if item.remote_id is None:
        values["remote_id"] = message.remote_id
    if item.state is not OutboxState.SENT:
        values |= {"state": OutboxState.SENT.value, "reason": ""}
    if item.state is not OutboxState.SENT or not item.sent_at:
        values["sent_at"] = message.sent_at
    change(session, outbox, {"id": item.id}, values)


def _take_back(session: Session, oa_id: OaId, fresh: Sequence[HistoryRow]) -> dict[OutboxId, ConversationId]:
    """Items that Zalo's answer named by the id of a row that comes only now, while a look-alike had taken its place."""
    if not fresh:
        return {}
    taken: dict[OutboxId, ConversationId] = {}
    for item, user, remote in _NAMED.rows(session, oa=oa_id, ids=[row.remote_id for row in fresh]):
        session.execute(update(messages).where(_M.outbox_id == item).values(outbox_id=None))
        session.execute(
            update(messages).where(_M.oa_id == oa_id, _M.remote_id == RemoteId(remote)).values(outbox_id=item)
        )
        taken[OutboxId(item)] = ConversationId(oa_id, UserId(user))
    return taken
