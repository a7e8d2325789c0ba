"""Reads the rows of `listrecentchat` and `conversation`, each on its own: a bad one never loses its neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.ids import OaId, RemoteId, UserId
from app.domain.messages import Body, Direction, HistoryRow, Kind
from app.domain.unreadable import CAP, Unreadable, Why
from app.errors import Transient
from app.zalo.bodies import SRC_CUSTOMER, read_body
from app.zalo.payload import ITEMS_MOST, dump, ident, number, text, url

EARLIEST_MS = 1_262_304_000_000
"""2010: before there was a Zalo."""
LATEST_MS = 4_102_444_800_000
"""2100. No nearer: a row must not be lost because the PC's clock is wrong."""
NAME_CAP = 500
SRC_OA = 0

PLAIN_KINDS = frozenset({Kind.TEXT, Kind.HIDDEN, Kind.PHOTO, Kind.GIF, Kind.STICKER, Kind.VOICE})
PLAIN_FIELDS = frozenset(
    {
        *("src", "time", "sent_time", "type", "message", "message_id", "description", "thumb", "url"),
        *("from_id", "to_id", "from_display_name", "to_display_name", "from_avatar", "to_avatar"),
    }
)
"""A row of a plain kind with no field but these is kept whole in our own columns: it needs no raw copy."""
LASTING_FIELDS = ("src", "time", "type", "message", "from_id", "to_id")
"""What a row without an id is known again by: addresses, names and what we don't know may differ with each answer."""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """One page, newest first as Zalo gives it. `raw_count` is how many rows there were, poisoned ones included."""

    rows: tuple[HistoryRow, ...]
    poisoned: tuple[Unreadable, ...] = field(default=(), repr=False)
    """What could not be read. It holds a customer's words: not for the log."""
    raw_count: int = 0


class _Poisoned(Exception):
    """This row can't be kept."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def read_history(data: object, oa_id: OaId | None) -> HistoryPage:
    """The rows of `data` (zalo-oa-api.md 5.2 and 5.3). With `oa_id`, no row makes a customer of the OA itself.
    Transient `bad_answer` for what is no list of an honest length."""
    if data is None or data == {}:
        return HistoryPage(())
    if not isinstance(data, list) or len(data) > ITEMS_MOST:
        raise Transient("bad_answer")
    rows: list[HistoryRow] = []
    poisoned: list[Unreadable] = []
    for given in data:
        try:
            rows.append(_read_row(given, oa_id))
        except _Poisoned as found:
            poisoned.append(_unreadable(given, found.why))
    return HistoryPage(tuple(rows), tuple(poisoned), len(data))


def _unreadable(given: object, why: Why) -> Unreadable:
    if not isinstance(given, dict):
        return Unreadable(why, dump(given, CAP))
    remote = ident(given.get("message_id"))
    lasting = {name: given[name] for name in LASTING_FIELDS if name in given}
    known_by = dump(lasting, CAP) if lasting else ""
    return Unreadable(why, dump(given, CAP), RemoteId(remote) if remote else None, known_by)


def _read_row(given: object, oa_id: OaId | None) -> HistoryRow:
    if not isinstance(given, dict):
        raise _Poisoned(Why.NO_OBJECT)
    remote_id = ident(given.get("message_id"))
    if not remote_id:
        raise _Poisoned(Why.NO_ID)
    sent_at = number(given.get("time"))
    if sent_at is None or not EARLIEST_MS <= sent_at < LATEST_MS:
        raise _Poisoned(Why.NO_TIME)
    direction = _direction(given.get("src"))
    side = "from" if direction is Direction.IN else "to"
    body = read_body(given)
    return HistoryRow(
        remote_id=RemoteId(remote_id),
        user_id=_customer(given, side, oa_id),
        direction=direction,
        sent_at=sent_at,
        body=body,
        customer_name=text(given.get(f"{side}_display_name"), NAME_CAP).strip(),
        customer_avatar=url(given.get(f"{side}_avatar")),
        raw="" if _is_plain(given, body) else dump(given),
    )


def _direction(src: object) -> Direction:
    value = number(src)
    if value == SRC_CUSTOMER:
        return Direction.IN
    if value == SRC_OA:
        return Direction.OUT
    raise _Poisoned(Why.NO_SIDE)


def _customer(given: Mapping[str, Any], side: str, oa_id: OaId | None) -> UserId:
    if given.get("group_id"):
        # Rows of group chats have the same shape (zalo-oa-api.md 7.4); in a customer's thread they would be a leak.
        raise _Poisoned(Why.GROUP)
    user_id = ident(given.get(f"{side}_id"))
    if not user_id:
        raise _Poisoned(Why.NO_CUSTOMER)
    if user_id == oa_id:
        raise _Poisoned(Why.ITSELF)
    return UserId(user_id)


def _is_plain(given: Mapping[str, Any], body: Body) -> bool:
    """Whether our own columns keep all that the row says."""
    if body.kind not in PLAIN_KINDS or not PLAIN_FIELDS.issuperset(given):
        return False
    if any(value is not None and not isinstance(value, (str, int)) for value in given.values()):
        return False
    if bool(given.get("url")) != bool(body.url) or bool(given.get("thumb")) != bool(body.thumb):
        return False
    said = [text(given.get(name)) for name in ("message", "description")]
    return all(not words or words == body.text for words in said)
