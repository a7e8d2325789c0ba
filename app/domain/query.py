"""What a person typed into a search field, as values: words, phrases and filters. Any text is a valid query."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain import phones
from app.domain.messages import Direction, Kind
from app.domain.query_dates import read_date
from app.domain.text import fold

MOST_TEXT = 500
"""More of a query is not read: nobody types it, and what is pasted by mistake must not take long."""
MOST_WORDS = 16


class Field(StrEnum):
    """What may stand before a colon."""

    FROM = "from"
    OA = "oa"
    HAS = "has"
    BEFORE = "before"
    AFTER = "after"


class Has(StrEnum):
    """What `has:` asks for."""

    PHOTO = "photo"
    FILE = "file"
    LINK = "link"
    VOICE = "voice"
    VIDEO = "video"
    LOCATION = "location"
    STICKER = "sticker"
    CARD = "card"


FIELDS = {
    Field.FROM: ("from", "từ"),
    Field.OA: ("oa", "oa"),
    Field.HAS: ("has", "có"),
    Field.BEFORE: ("before", "trước"),
    Field.AFTER: ("after", "sau"),
}
"""Each field's keyword in English and Vietnamese; both are always understood, with and without accents."""
SENDERS = {Direction.IN: ("customer", "khách"), Direction.OUT: ("shop", "shop")}
_MORE_SENDERS = {"me": Direction.OUT, "toi": Direction.OUT, "minh": Direction.OUT, "oa": Direction.OUT}
THINGS = {
    Has.PHOTO: ("photo", "ảnh"),
    Has.FILE: ("file", "tệp"),
    Has.LINK: ("link", "liên-kết"),
    Has.VOICE: ("voice", "thoại"),
    Has.VIDEO: ("video", "video"),
    Has.LOCATION: ("location", "vị-trí"),
    Has.STICKER: ("sticker", "sticker"),
    Has.CARD: ("card", "danh-thiếp"),
}
_MORE_THINGS = {
    **{"image": Has.PHOTO, "picture": Has.PHOTO, "hinh": Has.PHOTO, "hinh anh": Has.PHOTO, "anh gif": Has.PHOTO},
    **{"document": Has.FILE, "tap tin": Has.FILE, "tai lieu": Has.FILE, "url": Has.LINK, "lien ket": Has.LINK},
    **{"audio": Has.VOICE, "ghi am": Has.VOICE, "am thanh": Has.VOICE, "map": Has.LOCATION, "ban do": Has.LOCATION},
}
KINDS = {
    Has.PHOTO: (Kind.PHOTO, Kind.GIF),
    Has.FILE: (Kind.FILE,),
    Has.LINK: (Kind.LINK,),
    Has.VOICE: (Kind.VOICE,),
    Has.VIDEO: (Kind.VIDEO,),
    Has.LOCATION: (Kind.LOCATION,),
    Has.STICKER: (Kind.STICKER,),
    Has.CARD: (Kind.CARD,),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several that stand together (a phrase, `DH-1023`). `typed` is as it was typed, composed and in
    lower case; `open_end` if the last word may go on."""

    words: tuple[str, ...]
    typed: str
    open_end: bool = False

    @property
    def accented(self) -> bool:
        """Whether accents were typed, so that exact hits are worth more."""
        return bool(_ACCENTED.search(unicodedata.normalize("NFD", self.typed)))


@dataclass(frozen=True, slots=True)
class Query:
    """Everything that was asked for holds together. Dates are the person's own days: `before` exclusive, `after`
    inclusive."""

    terms: tuple[Term, ...] = ()
    direction: Direction | None = None
    sender: tuple[str, ...] = ()
    """Folded words of a customer's name."""
    oa: tuple[str, ...] = ()
    """Folded words of an OA's name."""
    has: frozenset[Has] = frozenset()
    before: date | None = None
    after: date | None = None

    @property
    def filtered(self) -> bool:
        """Whether anything but words was asked for."""
        return self != Query(terms=self.terms)

    @property
    def empty(self) -> bool:
        return self == Query()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the typed text: a word, a quoted phrase, or a field with its value; with its place in the text."""

    text: str
    start: int
    end: int
    quoted: bool = False
    field: Field | None = None
    closed: bool = False
    """Nothing can be typed on to it: white space or a closing quote follows."""


_ACCENTED = re.compile("[\u0300-\u036fđĐ]")
_PIECE = re.compile(r'(?:(?P<key>[^\W\d_]+):)?(?:["“”](?P<quoted>[^"“”]*)(?P<end>["“”]?)|(?P<plain>[^\s"“”]*))')
_BY_KEYWORD = {fold(word): field for field, words in FIELDS.items() for word in words}
_BY_SENDER = {**_MORE_SENDERS, **{fold(word): way for way, words in SENDERS.items() for word in words}}
_BY_THING = {**_MORE_THINGS, **{fold(word): thing for thing, words in THINGS.items() for word in words}}


def pieces(text: str) -> Iterator[Piece]:
    """The parts of a query, in order."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = _PIECE.match(text, at)
        assert match is not None  # it matches the empty text
        if match.end() == at:
            at += 1
            continue
        yield _piece(text, match)
        at = match.end()


def _piece(text: str, match: re.Match[str]) -> Piece:
    field = _BY_KEYWORD.get(fold(match["key"])) if match["key"] else None
    quoted = match["quoted"] is not None
    value = match["quoted"] if quoted else match["plain"]
    if match["key"] and field is None:
        value = f"{match['key']}:{value}"
    closed = bool(match["end"]) or match.end() < len(text)
    return Piece(value, match.start(), match.end(), quoted, field, closed)


def parse(text: str, today: date) -> Query:
    """Read a query; what is no filter is words, whatever it is. Never raises."""
    text = unicodedata.normalize("NFC", text[:MOST_TEXT])
    query, terms = Query(), list[Term]()
    for piece in pieces(_with_phones_joined(text)):
        filtered = _filter(query, piece, today) if piece.field is not None else None
        if filtered is not None:
            query = filtered
        else:
            terms += _terms(piece)
    return replace(query, terms=tuple(_usable(terms[:MOST_WORDS])))


def _filter(query: Query, piece: Piece, today: date) -> Query | None:
    """The query with one more filter; None if the value means nothing to it, and is but words."""
    value = fold(piece.text)
    known = _known_filter(query, piece, value, today) if value else None
    return query if known is None and not (value and piece.closed) else known  # perhaps it is still being typed


def _known_filter(query: Query, piece: Piece, value: str, today: date) -> Query | None:
    if piece.field is Field.FROM:
        if value in _BY_SENDER and not piece.quoted:
            return replace(query, direction=_BY_SENDER[value])
        return replace(query, sender=tuple(value.split()))
    if piece.field is Field.OA:
        return replace(query, oa=tuple(value.split()))
    if piece.field is Field.HAS:
        thing = _BY_THING.get(value)
        return None if thing is None else replace(query, has=query.has | {thing})
    day = read_date(piece.text, today)
    if day is None:
        return None
    return replace(query, before=day) if piece.field is Field.BEFORE else replace(query, after=day)


def _terms(piece: Piece) -> list[Term]:
    words = tuple(fold(piece.text).split())
    if not words:
        return []
    return [Term(words, piece.text.lower().strip(), open_end=not piece.closed)]


def _usable(terms: list[Term]) -> list[Term]:
    """A single letter at the end is not looked for while other words are there: it is the beginning of the next."""
    last = terms[-1] if len(terms) > 1 else None
    if last is not None and last.open_end and len(last.words) == 1 and len(last.words[0]) == 1 and last.typed.isalpha():
        return terms[:-1]
    return terms


def _with_phones_joined(text: str) -> str:
    """A phone number with gaps is one word."""
    made, at = "", 0
    for number, start, end in phones.found_in(text):
        made, at = f"{made}{text[at:start]}{number}", end
    return made + text[at:]
