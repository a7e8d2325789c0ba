"""Ingest: history rows become messages, heads and links in one transaction; the same rows again change nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import ConversationId, MessageKey, OaId, OutboxId, UserId
from app.domain.messages import Body, Direction, HistoryRow, Kind
from app.store import keys, linking, media
from app.store.bulk import inserting
from app.store.heads import Heads
from app.store.membership import one_of
from app.store.rows import INSERTED, to_values
from app.store.tables import messages

_M = messages.c
_INSERT = inserting(messages, INSERTED)
_MEDIA_KINDS = frozenset({Kind.PHOTO, Kind.GIF, Kind.STICKER, Kind.VOICE, Kind.FILE})


@dataclass(frozen=True, slots=True)
class Ingested:
    """What a page has changed."""

    new: tuple[MessageKey, ...] = ()
    conversations: frozenset[ConversationId] = frozenset()
    """Those with new messages, links or another name or picture."""
    arrived: frozenset[ConversationId] = frozenset()
    """Those in which a customer wrote something newer than all that was there; empty unless live."""
    linked: frozenset[OutboxId] = frozenset()
    media: tuple[str, ...] = ()
    """Addresses of the new messages' files, already noted as wanted."""
    known: int = 0
    """Rows of the page that were stored before."""


def ingest(session: Session, oa_id: OaId, rows: Sequence[HistoryRow], now: int, *, live: bool) -> Ingested:
    """Store what is new in `rows`. They may come in any order, repeated, late; but where times are equal the first one
    counts as the newest, as in Zalo's pages."""
    page = _clean(rows)
    if not page:
        return Ingested()
    stored = _stored(session, oa_id, page)
    known = {index: stored[row.remote_id] for index, row in enumerate(page) if row.remote_id in stored}
    placed = keys.place(
        [row.sent_at for row in page],
        known,
        lambda wanted: _taken_of(session, wanted),
        lambda start, end: _taken_between(session, start, end),
        live=live,
    )
    fresh = sorted((key, page[index]) for index, key in placed.items()) if placed else []
    _INSERT.run(session, [to_values(oa_id, key, row) for key, row in fresh])
    heads = Heads(session, oa_id, {row.user_id for row in page})
    arrived = _arrived(heads, fresh) if live else frozenset()
    for index, row in enumerate(page):
        heads.person(known.get(index) or placed[index], row)
    for user, new in _by_user(fresh).items():
        heads.add(user, new)
    heads.save()
    users = sorted({row.user_id for row in page})
    linked = linking.link(session, oa_id, users, [row for _, row in fresh])
    urls = tuple(dict.fromkeys(url for _, row in fresh for url in _urls(row.body)))
    media.want(session, urls, now)
    touched = heads.changed | {cid.user_id for cid in linked.values()}
    return Ingested(
        new=tuple(MessageKey(key) for key, _ in fresh),
        conversations=frozenset(ConversationId(oa_id, UserId(user)) for user in touched),
        arrived=frozenset(ConversationId(oa_id, UserId(user)) for user in arrived),
        linked=frozenset(linked),
        media=urls,
        known=len(known),
    )


def _clean(rows: Sequence[HistoryRow]) -> list[HistoryRow]:
    """Each message once, with texts that any database can hold."""
    unique = {row.remote_id: row for row in reversed(rows)}
    page = list(unique.values())
    page.reverse()
    joined = "".join(part for row in page for part in _texts(row))
    if "\x00" not in joined and _encodes(joined):
        return page
    return [_storable(row) for row in page]


def _texts(row: HistoryRow) -> tuple[str, ...]:
    body = row.body
    names = (row.remote_id, row.user_id, row.customer_name, row.customer_avatar)
    return (*names, row.raw, body.text, body.url, body.thumb)


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _storable(row: HistoryRow) -> HistoryRow:
    def plain(text: str) -> str:
        return text.replace("\x00", "").encode("utf-8", "replace").decode()

    body = replace(row.body, text=plain(row.body.text), url=plain(row.body.url), thumb=plain(row.body.thumb))
    return replace(
        row,
        body=body,
        raw=plain(row.raw),
        customer_name=plain(row.customer_name),
        customer_avatar=plain(row.customer_avatar),
    )


def _stored(session: Session, oa_id: OaId, page: list[HistoryRow]) -> dict[str, int]:
    query = select(_M.remote_id, _M.key).where(
        _M.oa_id == oa_id, one_of(session, _M.remote_id, [row.remote_id for row in page])
    )
    return dict(session.execute(query).all())


def _taken_of(session: Session, wanted: list[int]) -> set[int]:
    if not wanted:
        return set()
    return set(session.execute(select(_M.key).where(one_of(session, _M.key, wanted))).scalars())


def _taken_between(session: Session, start: int, end: int) -> Iterable[int]:
    return session.execute(select(_M.key).where(_M.key >= start, _M.key < end)).scalars()


def _arrived(heads: Heads, fresh: list[tuple[int, HistoryRow]]) -> frozenset[str]:
    return frozenset(
        row.user_id for key, row in fresh if row.direction is Direction.IN and key > heads.last_key(row.user_id)
    )


def _by_user(fresh: list[tuple[int, HistoryRow]]) -> dict[str, list[tuple[int, HistoryRow]]]:
    groups: dict[str, list[tuple[int, HistoryRow]]] = {}
    for key, row in fresh:
        groups.setdefault(row.user_id, []).append((key, row))
    return groups


def _urls(body: Body) -> Iterator[str]:
    if body.thumb:
        yield body.thumb
    if body.url and body.kind in _MEDIA_KINDS:
        yield body.url
