"""Ingest: history rows become messages, heads and links in one transaction; the same rows again change nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import bindparam, exists, literal_column, select

from app.domain.ids import ConversationId, MessageKey, OaId, OutboxId, UserId
from app.domain.messages import Body, Direction, HistoryRow, Kind
from app.store import keys, linking, media, search_index
from app.store.bulk import Bulk, Query, listed
from app.store.heads import Heads, Stored, told_anew
from app.store.rows import INSERTED, to_values
from app.store.tables import UNLINKED, messages, outbox
from app.store.work import Session

_M = messages.c
_INSERT = Bulk(lambda _: messages.insert(), INSERTED)
_KNOWN = Query(
    lambda dialect: select(_M.remote_id, _M.key).where(
        _M.oa_id == bindparam("oa"), listed(dialect, _M.remote_id, "ids")
    )
)
_TAKEN = Query(lambda dialect: select(_M.key).where(listed(dialect, _M.key, "keys")))
_ANY_BETWEEN = Query(
    lambda _: select(_M.key).where(_M.key.between(bindparam("start"), bindparam("end"))).limit(literal_column("1"))
)
_NOT_OURS = Query(
    lambda _: select(_M.key).where(
        _M.key == bindparam("key"),
        _M.outbox_id.is_(None),
        ~exists(
            select(outbox.c.id).where(
                outbox.c.oa_id == bindparam("oa"),
                outbox.c.user_id == bindparam("user"),
                UNLINKED,
                outbox.c.started_at > literal_column("0"),
                outbox.c.state != literal_column("'cancelled'"),
            )
        ),
    )
)
_TAKEN_BETWEEN = Query(lambda _: select(_M.key).where(_M.key >= bindparam("start"), _M.key < bindparam("end")))
_MEDIA_KINDS = frozenset({Kind.PHOTO, Kind.GIF, Kind.STICKER, Kind.VOICE, Kind.FILE})
"""Kinds whose file is fetched at once. A video is large: its still picture is, the film when somebody asks for it."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What a page has changed."""

    new: tuple[MessageKey, ...] = ()
    conversations: frozenset[ConversationId] = frozenset()
    """Those with new messages, links or another name or picture."""
    arrived: frozenset[ConversationId] = frozenset()
    """Those in which a customer wrote something newer than all that was there, and who is not blocked; empty unless
    live."""
    outside: frozenset[ConversationId] = frozenset()
    """Those in which a person has answered now from elsewhere, OA Manager perhaps; empty unless live."""
    linked: frozenset[OutboxId] = frozenset()
    media: tuple[str, ...] = ()
    """Addresses of the new messages' files, already noted as wanted."""
    known: int = 0
    """Rows of the page that were stored before."""


def ingest(session: Session, oa_id: OaId, rows: Sequence[HistoryRow], now: int, *, live: bool) -> Ingested:
    """Store what is new in `rows`. They may come in any order, repeated, late; but where times are equal the first one
    counts as the newest, as in Zalo's pages."""
    if not rows:
        return Ingested()
    stored = dict(_KNOWN.rows(session, oa=oa_id, ids=[row.remote_id for row in rows]))
    page = _page(rows, stored)
    users = list({row.user_id: None for row in page})
    if len(stored) == len(page):
        return _nothing_new(session, oa_id, users, [(stored[row.remote_id], row) for row in page])
    return _take_in(session, oa_id, users, _place(session, page, stored), now, live=live)


def _take_in(
    session: Session, oa_id: OaId, users: list[UserId], placed: "_Placed", now: int, *, live: bool
) -> Ingested:
    """Insert what is new of the page, then bring everything that depends on it up to date."""
    fresh = sorted(placed.fresh)
    _INSERT.run(session, [to_values(oa_id, key, row) for key, row in fresh])
    search_index.add_messages(session, [(key, row.body) for key, row in fresh])
    heads = Heads(session, oa_id, users)
    arrived = _arrived(heads, fresh) if live else frozenset()
    heads.people(told_anew(session, oa_id, placed.known))
    heads.people(fresh)
    heads.add(fresh)
    heads.save()
    linked = linking.link(session, oa_id, users, [row for _, row in fresh])
    urls = tuple(dict.fromkeys(url for _, row in fresh for url in _urls(row.body)))
    media.want(session, urls, now)
    touched = heads.changed | {cid.user_id for cid in linked.values()}
    return Ingested(
        new=tuple([MessageKey(key) for key, _ in fresh]),
        conversations=frozenset([ConversationId(oa_id, UserId(user)) for user in touched]),
        arrived=frozenset([ConversationId(oa_id, UserId(user)) for user in arrived]),
        outside=_outside(session, oa_id, heads.answered) if live else frozenset(),
        linked=frozenset(linked),
        media=urls,
        known=len(placed.known),
    )


def _nothing_new(session: Session, oa_id: OaId, users: list[UserId], known: list[Stored]) -> Ingested:
    """A page of known rows may still tell a new name, or be the message that an outbox item waits for."""
    changed: frozenset[str] = frozenset()
    anew = told_anew(session, oa_id, known)
    if anew:
        heads = Heads(session, oa_id, users)
        heads.people((key, _storable(row)) for key, row in anew)
        heads.save()
        changed = heads.changed
    linked = linking.link(session, oa_id, users)
    touched = changed | {cid.user_id for cid in linked.values()}
    return Ingested(
        conversations=frozenset([ConversationId(oa_id, UserId(user)) for user in touched]),
        linked=frozenset(linked),
        known=len(known),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A page, each row with its message's key."""

    known: list[Stored]
    fresh: list[Stored]


def _place(session: Session, page: list[HistoryRow], stored: dict[str, int]) -> _Placed:
    known = {index: stored[row.remote_id] for index, row in enumerate(page) if row.remote_id in stored}
    placed = keys.place(
        [row.sent_at for row in page],
        [row.user_id for row in page],
        known,
        lambda wanted: _crowded(session, wanted),
        lambda start, end: [key for (key,) in _TAKEN_BETWEEN.rows(session, start=start, end=end)],
    )
    return _Placed(
        [(key, page[index]) for index, key in known.items()], [(key, page[index]) for index, key in placed.items()]
    )


def _crowded(session: Session, wanted: list[int]) -> set[int]:
    # What is polled is mostly newer than all there is: one look at the end of the table then settles it.
    if not _ANY_BETWEEN.rows(session, start=min(wanted), end=max(wanted)):
        return set()
    return {key for (key,) in _TAKEN.rows(session, keys=wanted)}


def _page(rows: Sequence[HistoryRow], stored: dict[str, int]) -> list[HistoryRow]:
    """Each message once, the first time that it is told, and what is new of it fit for any database."""
    page = list(rows)
    if len({row.remote_id for row in page}) < len(page):
        page = list({row.remote_id: row for row in reversed(rows)}.values())
        page.reverse()
    parts: list[str] = []
    times: list[int] = []
    for row in page:
        if row.remote_id not in stored:
            parts += _texts(row)
            times.append(row.sent_at)
    joined = "".join(parts)
    fits = not times or (min(times) >= 1 and max(times) <= keys.LATEST_MS and "\x00" not in joined)
    return page if fits and _encodes(joined) else [_storable(row) for row in page]


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
        sent_at=min(max(row.sent_at, 1), keys.LATEST_MS),
        body=body,
        raw=plain(row.raw),
        customer_name=plain(row.customer_name),
        customer_avatar=plain(row.customer_avatar),
    )


def _outside(session: Session, oa_id: OaId, answered: Mapping[str, int]) -> frozenset[ConversationId]:
    """Where the newest answer is not ours, nor may turn out to be: nothing of ours is under way."""
    strange = [user for user, key in answered.items() if _NOT_OURS.rows(session, oa=oa_id, user=user, key=key)]
    return frozenset([ConversationId(oa_id, UserId(user)) for user in strange])


def _arrived(heads: Heads, fresh: list[Stored]) -> frozenset[str]:
    return frozenset(
        row.user_id
        for key, row in fresh
        if row.direction is Direction.IN and key > heads.last_key(row.user_id) and row.user_id not in heads.blocked
    )


def _urls(body: Body) -> Iterator[str]:
    if body.thumb:
        yield body.thumb
    if body.url and body.kind in _MEDIA_KINDS:
        yield body.url
