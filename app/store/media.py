"""Records of cached files: which are wanted, which are there, which stay, which went first when room was needed."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import CompoundSelect, Row, Select, bindparam, case, delete, exists, func, select, union_all, update

from app.domain.ids import MediaKey, OaId
from app.domain.messages import Media, MediaState, MediaUse
from app.store.bulk import Query, listed
from app.store.membership import one_of
from app.store.tables import OPEN, conversations, draft_files, kept_media, media, messages, outbox, outbox_originals
from app.store.upsert import insert_ignore, upsert
from app.store.work import Session

_M = media.c
_RECORDS = select(
    *(_M.key, _M.url, _M.state, _M.mime, _M.size), exists().where(kept_media.c.key == _M.key).label("kept")
)
_WANTED = Query(
    lambda _: (
        _RECORDS.where(_M.state == MediaState.WANTED.value, _M.retry_at <= bindparam("now"))
        .order_by(_M.used_at.desc(), _M.key)
        .limit(bindparam("limit"))
    )
)
_OF_KEY = Query(lambda _: _RECORDS.where(_M.key == bindparam("key")))
_AMONG = Query(lambda dialect: select(_M.key).where(listed(dialect, _M.key, "keys")))
_TOTAL = Query(lambda _: select(func.coalesce(func.sum(_M.size), 0)).where(_M.state == MediaState.STORED.value))
KEEP_OWN_MS = 24 * 3_600_000
"""A file of the person's own is kept this long after its last use, sent or not: it may lie in a draft."""


def url_key(url: str) -> MediaKey:
    """The key of what an address leads to."""
    return MediaKey(hashlib.sha256(url.encode("utf-8", "replace")).hexdigest())


def want(session: Session, urls: Iterable[str], now: int) -> None:
    """These files are to be fetched, unless there is a record of them already."""
    rows = [
        {"key": url_key(url), "url": url, "state": MediaState.WANTED.value, "used_at": now}
        for url in dict.fromkeys(urls)
        if url
    ]
    if rows:
        insert_ignore(session, media, rows)


def wanted(session: Session, now: int, limit: int) -> list[Media]:
    """Files to fetch now, those asked for last first."""
    return [_media(row) for row in _WANTED.named(session, now=now, limit=limit)]


def stored(session: Session, key: MediaKey, mime: str, size: int, now: int) -> None:
    """The bytes are in the folder. Makes the record of a file of the person's own."""
    values = {"state": MediaState.STORED.value, "mime": mime, "size": size, "used_at": now, "retry_at": 0}
    upsert(session, media, {"key": key}, values)


def failed(session: Session, key: MediaKey, state: MediaState, retry_at: int) -> None:
    """Could not be had: wanted again from `retry_at`, or (expired, failed) for good."""
    session.execute(update(media).where(_M.key == key).values(state=state.value, retry_at=retry_at))


def touch(session: Session, keys: Iterable[MediaKey], now: int) -> None:
    """These have been on screen."""
    chosen = list(keys)
    if chosen:
        session.execute(update(media).where(one_of(session, _M.key, chosen), _M.used_at < now).values(used_at=now))


def keep(session: Session, keys: Iterable[MediaKey], *, kept: bool) -> None:
    """A person wants these to stay, or no longer does."""
    chosen = list(keys)
    if kept and chosen:
        insert_ignore(session, kept_media, [{"key": key} for key in chosen])
    elif chosen:
        session.execute(delete(kept_media).where(one_of(session, kept_media.c.key, chosen)))


def again(session: Session, urls: Iterable[str], now: int) -> None:
    """What was given up may be tried once more."""
    keys = [url_key(url) for url in urls if url]
    failed_ones = (_M.state == MediaState.FAILED.value, one_of(session, _M.key, keys))
    session.execute(update(media).where(*failed_ones).values(state=MediaState.WANTED.value, retry_at=0, used_at=now))


def use(session: Session) -> MediaUse:
    """How much room the cache takes."""
    stays = case((_M.key.in_(_pinned()), _M.size), else_=0)
    query = select(func.count(), func.coalesce(func.sum(_M.size), 0), func.coalesce(func.sum(stays), 0))
    return MediaUse(*session.execute(query.where(_M.state == MediaState.STORED.value)).one())


def clear(session: Session) -> list[MediaKey]:
    """Forget every file that nobody has asked to stay; answers their keys, for the folder."""
    return evict(session, 0)


def record(session: Session, key: MediaKey) -> Media | None:
    return next((_media(row) for row in _OF_KEY.named(session, key=key)), None)


def evict(session: Session, max_bytes: int) -> list[MediaKey]:
    """Forget the files used longest ago until the rest fits; answers their keys, for the folder. What a person keeps,
    what is in the outbox or a draft, and what was just attached stays."""
    total = total_size(session)
    if total <= max_bytes:
        return []
    newest = session.execute(select(func.coalesce(func.max(_M.used_at), 0))).scalar_one()
    query = (
        select(_M.key, _M.size)
        .where(_M.state == MediaState.STORED.value, _M.key.not_in(_pinned()))
        .where((_M.url != "") | (_M.used_at < newest - KEEP_OWN_MS))
        .order_by(_M.used_at, _M.key)
    )
    gone: list[MediaKey] = []
    for key, size in session.execute(query):
        if total <= max_bytes:
            break
        total -= size
        gone.append(MediaKey(key))
    forget(session, gone)
    return gone


def total_size(session: Session) -> int:
    """Bytes of all cached files."""
    return int(_TOTAL.first(session))


def _pinned() -> CompoundSelect[Any]:
    """Keys of what a person keeps, what waits in the outbox or lies in a draft, and of what that was made from."""
    return union_all(
        select(kept_media.c.key),
        select(outbox.c.media_key).where(OPEN, outbox.c.media_key != ""),
        select(outbox_originals.c.media_key).where(outbox_originals.c.item == outbox.c.id, OPEN),
        select(draft_files.c.media_key),
        select(draft_files.c.original_key).where(draft_files.c.original_key != ""),
    )


def unknown(session: Session, keys: Sequence[MediaKey]) -> list[MediaKey]:
    """Those of `keys` that have no record."""
    known = {key for (key,) in _AMONG.rows(session, keys=list(keys))} if keys else set()
    return [key for key in keys if key not in known]


def forget(session: Session, keys: Sequence[MediaKey]) -> None:
    """Delete the records."""
    if keys:
        session.execute(delete(media).where(one_of(session, _M.key, keys)))
        session.execute(delete(kept_media).where(one_of(session, kept_media.c.key, keys)))


def only_of(session: Session, oa_id: OaId) -> list[MediaKey]:
    """Keys of the files that only this OA's messages, customers and outbox use. Reads all addresses: rare and slow."""
    mine = set(session.execute(_used().where(_used_oa() == oa_id)).scalars())
    others = set(session.execute(_used().where(_used_oa() != oa_id)).scalars())
    keys = {url_key(used) if "/" in used else MediaKey(used) for used in mine - others}
    return sorted(MediaKey(key) for (key,) in _AMONG.rows(session, keys=list(keys)))


_USED = union_all(
    select(messages.c.oa_id, messages.c.url.label("used")).where(messages.c.url != ""),
    select(messages.c.oa_id, messages.c.thumb).where(messages.c.thumb != ""),
    select(conversations.c.oa_id, conversations.c.avatar).where(conversations.c.avatar != ""),
    select(outbox.c.oa_id, outbox.c.media_key).where(outbox.c.media_key != ""),
    select(outbox.c.oa_id, outbox_originals.c.media_key).where(outbox_originals.c.item == outbox.c.id),
    select(draft_files.c.oa_id, draft_files.c.media_key).where(draft_files.c.media_key != ""),
    select(draft_files.c.oa_id, draft_files.c.original_key).where(draft_files.c.original_key != ""),
).subquery("used")


def _used() -> Select[Any]:
    return select(_USED.c.used).distinct()


def _used_oa() -> Any:
    return _USED.c.oa_id


def _media(row: Row[Any]) -> Media:
    return Media(MediaKey(row.key), row.url, MediaState(row.state), row.mime, row.size, bool(row.kept))
