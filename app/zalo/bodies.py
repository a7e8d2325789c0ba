"""Reads what a history row says, by its type: text, photo, sticker, links, place; unknown types are normal."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.messages import Body, Contact, Kind, Link, Place
from app.errors import Transient
from app.zalo.payload import decimal, fields, number, parse, text, url

KINDS: Mapping[str, Kind] = {
    # Documented, in Zalo's spelling but for the case (zalo-oa-api.md 5.4).
    "text": Kind.TEXT,
    "photo": Kind.PHOTO,
    "gif": Kind.GIF,
    "sticker": Kind.STICKER,
    "voice": Kind.VOICE,
    "link": Kind.LINK,
    "links": Kind.LINK,
    "location": Kind.LOCATION,
    # Not documented for reading: what clients map defensively.
    "image": Kind.PHOTO,
    "audio": Kind.VOICE,
    "file": Kind.FILE,
    "video": Kind.VIDEO,
    "business_card": Kind.CARD,
    "businesscard": Kind.CARD,
    "contact": Kind.CARD,
    "call": Kind.CALL,
    "voice_call": Kind.CALL,
    "video_call": Kind.CALL,
    "oa.query.hide": Kind.HIDDEN,
    "query_hide": Kind.HIDDEN,
    "hidden_query": Kind.HIDDEN,
}
TYPE_CAP = 64
TITLE_CAP = 2_000
PHONE_CAP = 40
LONGEST_S = 24 * 3600
LINKS_CAP = 50
LARGEST_LATITUDE = 90.0
"""Tells the order of the two numbers of a place: Vietnam's longitudes (102 to 110) all lie beyond it, its latitudes (8
to 24) never do, whatever Zalo calls them (zalo-oa-api.md 5.2)."""
UNNAMED_IS_LATITUDE_FIRST = True
"""The order of two bare numbers that could be either, far from Vietnam: nobody says."""

_COMMAND = re.compile(r"#[A-Za-z][A-Za-z0-9_.:/-]{2,}")
"""How the payload of a button is written, by everybody's habit. Nobody says how its row looks (zalo-oa-api.md 14)."""
_LATITUDE_NAMES = ("latitude", "lat")
_LONGITUDE_NAMES = ("longitude", "long", "lng", "lon")
_NAME_NAMES = ("name", "display_name", "title", "user_name")
_PHONE_NAMES = ("phone", "phone_number", "phoneNumber")
_TIMED = frozenset({Kind.CALL, Kind.VOICE, Kind.VIDEO})
SRC_CUSTOMER = 1


def read_body(given: Mapping[str, Any]) -> Body:
    """The body of a row; it never fails: what can't be read stays empty."""
    raw_type = text(given.get("type"), TYPE_CAP)
    kind = KINDS.get(raw_type.strip().lower(), Kind.UNKNOWN)
    address, words = url(given.get("url")), _text_of(given)
    if kind is Kind.TEXT and _is_command(given, words):
        kind = Kind.HIDDEN
    if kind is Kind.CARD:
        return _read_card(given, words, address, raw_type)
    return Body(
        kind=kind,
        text=words,
        url=address,
        thumb=url(given.get("thumb")),
        links=_read_links(given, address) if kind is Kind.LINK else (),
        place=read_place(given.get("location")) if kind is Kind.LOCATION else None,
        file_name=_first_text(given, ("file_name", "name")) if kind is Kind.FILE else "",
        file_size=_size_of(given) if kind is Kind.FILE else 0,
        raw_type=raw_type,
        seconds=_seconds_of(given) if kind in _TIMED else 0,
    )


def _is_command(given: Mapping[str, Any], words: str) -> bool:
    """A text of the customer's side that no customer would type: the payload of a hidden button."""
    return number(given.get("src")) == SRC_CUSTOMER and _COMMAND.fullmatch(words.strip()) is not None


def _read_card(given: Mapping[str, Any], words: str, address: str, raw_type: str) -> Body:
    """A business card. Its shape isn't documented: name and phone may lie in the row, in an object, or in JSON text."""
    told = words if words.lstrip()[:1] == "{" else given.get("payload")
    inner = fields(_parsed(told) if isinstance(told, str) else told)
    if told is words and inner:
        words = text(inner.get("caption"))
    both = {**inner, **{name: value for name, value in given.items() if value}}
    contact = Contact(_first_text(both, _NAME_NAMES), _first_text(both, _PHONE_NAMES)[:PHONE_CAP])
    pictures = (url(both.get(name)) for name in ("thumb", "thumbnail", "avatar"))
    return Body(
        Kind.CARD,
        words,
        address,
        next(filter(None, pictures), ""),
        raw_type=raw_type,
        contact=contact if contact.name or contact.phone else None,
    )


def _seconds_of(given: Mapping[str, Any]) -> int:
    """How long it lasts, if it says: in seconds, or (when that would be more than a day) in milliseconds."""
    found = number(given.get("duration")) or number(given.get("call_duration")) or 0
    seconds = found if found < LONGEST_S else found // 1000
    return seconds if 0 < seconds < LONGEST_S else 0


def _text_of(given: Mapping[str, Any]) -> str:
    # A photo's caption is its `description` and it has no `message`; links may have either (zalo-oa-api.md 5.4).
    return text(given.get("message")) or text(given.get("description"))


def _first_text(given: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((found for found in (text(given.get(name), TITLE_CAP) for name in names) if found), "")


def _size_of(given: Mapping[str, Any]) -> int:
    size = number(given.get("file_size")) or number(given.get("size")) or 0
    return size if 0 < size < 2**53 else 0


def _read_links(given: Mapping[str, Any], address: str) -> tuple[Link, ...]:
    value = given.get("links")
    if isinstance(value, str) and value.lstrip()[:1] in ("[", "{"):
        value = _parsed(value)
    entries = value if isinstance(value, list) else [value]
    found = [link for link in map(_read_link, entries[:LINKS_CAP]) if link is not None]
    if not found and address:
        found = [Link(address, "", text(given.get("description")), url(given.get("thumb")))]
    if len(found) == 1 and found[0] == Link(found[0].url):
        # Some rows have the preview beside the link instead of in it; its words aren't the message's, if it has any.
        about = text(given.get("description"), TITLE_CAP) if text(given.get("message")) else ""
        found = [Link(found[0].url, text(given.get("title"), TITLE_CAP), about, url(given.get("thumb")))]
    return tuple(found)


def _read_link(entry: object) -> Link | None:
    given = fields(entry)
    link = Link(
        url=url(given.get("url")) if given else url(entry),
        title=text(given.get("title"), TITLE_CAP),
        description=text(given.get("description"), TITLE_CAP),
        thumb=url(given.get("thumb")) or url(given.get("thumbnail")),
    )
    return link if link.url or link.title else None


def read_place(value: object) -> Place | None:
    """A location however it is written: an object, JSON text, a pair, or `lat,long` (zalo-oa-api.md 5.2)."""
    if isinstance(value, str):
        stripped = value.strip()
        value = _parsed(stripped) if stripped[:1] in ("[", "{") else stripped.replace(";", ",").split(",")
    given = fields(value)
    if isinstance(given.get("coordinates"), (dict, list)):
        return read_place(given["coordinates"]) if "coordinates" not in fields(given["coordinates"]) else None
    if given:
        latitude = _first_decimal(given, _LATITUDE_NAMES)
        longitude = _first_decimal(given, _LONGITUDE_NAMES)
        return _place(latitude, longitude)
    if isinstance(value, list) and len(value) == 2:
        first, second = decimal(value[0]), decimal(value[1])
        return _place(first, second) if UNNAMED_IS_LATITUDE_FIRST else _place(second, first)
    return None


def _first_decimal(given: Mapping[str, Any], names: Sequence[str]) -> float | None:
    return next((found for found in (decimal(given.get(name)) for name in names) if found is not None), None)


def _place(latitude: float | None, longitude: float | None) -> Place | None:
    if latitude is None or longitude is None:
        return None
    if abs(latitude) > LARGEST_LATITUDE:
        latitude, longitude = longitude, latitude
    return Place(latitude, longitude) if abs(latitude) <= LARGEST_LATITUDE and abs(longitude) <= 180 else None


def _parsed(value: str) -> object:
    try:
        return parse(value.encode("utf-8", "replace"))
    except Transient:
        return None
