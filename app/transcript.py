"""A conversation as a page or as rows for other programs: plain words, in which nothing runs and nothing is loaded."""

import base64
import csv
import hashlib
import html
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.cells import harmless
from app.domain.messages import Direction, Message, Origin
from app.domain.tame import tame, tame_line

PICTURES = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF8": "image/gif",
}
_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a2026;background:#f5f7f8}"
    "h1{font-size:1.3rem}h2{font-size:.85rem;color:#56626d;text-align:center;margin:1.5rem 0 .5rem}"
    "article{margin:.4rem 0;padding:.5rem .8rem;border-radius:.8rem;background:#fff;max-width:75%;width:fit-content;"
    "white-space:pre-wrap;overflow-wrap:anywhere}article.out{margin-left:auto;background:#dff3ee}"
    "small{display:block;color:#56626d;white-space:normal}img{max-width:100%;border-radius:.5rem;display:block}"
    "p{color:#56626d}"
)
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; img-src data:; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Words:
    """The core has no words for people. `kinds` by the message's kind; `heads` in the order of `row`."""

    language: str
    heads: tuple[str, str, str, str, str, str, str]
    kinds: dict[str, str]
    outside: str
    """Who wrote what wasn't sent by this app."""
    owner: str
    made: str
    """With the time already in it."""
    gone: str
    """For a picture that isn't here."""
    index: str = ""
    """The title of the list of all conversations."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose conversation it is, and with which OA."""

    customer: str
    oa: str


def page_head(heading: Heading, words: Words) -> str:
    """The beginning of a page."""
    return _top(f"{heading.customer} · {heading.oa}", words)


def index_head(words: Words) -> str:
    return _top(words.index, words)


def index_line(heading: Heading, file: str, messages: int) -> str:
    """A line of the list: `file` is a name that `file_name` made."""
    return f'<p><a href="{_esc(file)}">{_line(heading.customer)}</a> · {_line(heading.oa)} · {messages}</p>\n'


def day_of(at: int) -> int:
    """A number for each day on this computer's calendar."""
    return _local(at).toordinal()


def page_day(at: int) -> str:
    return f"<h2>{_local(at):%d/%m/%Y}</h2>\n"


def page_message(message: Message, heading: Heading, words: Words, picture: bytes | None) -> str:
    """One message. `picture` are the bytes of its photo, where they are here."""
    side = "in" if message.direction is Direction.IN else "out"
    parts: list[str] = []
    mime = _mime(picture)
    if picture is not None and mime:
        parts.append(f'<img alt="" src="data:{mime};base64,{base64.b64encode(picture).decode()}">')
    elif picture is None and message.body.kind.value in ("photo", "gif"):
        parts.append(f"<small>{_esc(words.gone)}</small>")
    if message.body.text:
        parts.append(_esc(tame(message.body.text).text))
    detail = details(message)
    if detail or not parts:
        kind = words.kinds.get(message.body.kind.value, message.body.kind.value)
        parts.append(f"<small>{_esc(' · '.join(part for part in (kind, detail) if part))}</small>")
    who = f"{author(message, heading, words)} · {_local(message.sent_at):%H:%M}"
    return f'<article class="{side}">{"".join(parts)}<small>{_line(who)}</small></article>\n'


def page_end() -> str:
    return "</main></body></html>\n"


def row(message: Message, heading: Heading, words: Words) -> tuple[str, str, datetime, str, str, str, str]:
    """OA, customer, time, who, kind, text, details."""
    kind = words.kinds.get(message.body.kind.value, message.body.kind.value)
    return (
        tame_line(heading.oa),
        tame_line(heading.customer),
        _local(message.sent_at).replace(tzinfo=None),
        tame_line(author(message, heading, words)),
        kind,
        tame(message.body.text).text,
        details(message),
    )


def csv_rows(rows: Iterable[Sequence[str | datetime]]) -> str:
    """Lines of a CSV file; what a program would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for one in rows:
        writer.writerow([harmless(f"{cell:%Y-%m-%d %H:%M:%S}" if isinstance(cell, datetime) else cell) for cell in one])
    return out.getvalue()


def author(message: Message, heading: Heading, words: Words) -> str:
    if message.direction is Direction.IN:
        return heading.customer
    if message.origin is Origin.OUTSIDE:
        return words.outside
    return message.author_name or words.owner


def details(message: Message) -> str:
    """What a message has beside its text."""
    body = message.body
    parts = [body.file_name, *(f"{link.title} {link.url}".strip() for link in body.links)]
    if body.place is not None:
        parts.append(f"{body.place.latitude:.6f}, {body.place.longitude:.6f}")
    if body.contact is not None:
        parts.append(f"{body.contact.name} {body.contact.phone}".strip())
    return tame_line(" · ".join(part for part in parts if part), 1_000)


def file_name(heading: Heading, number: int) -> str:
    """Of a page among many: a number makes it its own, whatever the names."""
    plain = "".join(char if char.isalnum() else "-" for char in tame_line(heading.customer, 40))
    return f"{number:05d}-{plain.strip('-') or 'x'}.html"


def _top(title: str, words: Words) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{_esc(words.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_esc(POLICY)}">'
        '<meta name="referrer" content="no-referrer">'
        f'<meta name="viewport" content="width=device-width"><title>{_line(title)}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{_line(title)}</h1><p>{_esc(words.made)}</p>\n"
    )


def _mime(picture: bytes | None) -> str:
    if picture is None:
        return ""
    return next((mime for sign, mime in PICTURES.items() if picture.startswith(sign)), "")


def _line(text: str) -> str:
    return _esc(tame_line(text))


def _esc(text: str) -> str:
    clean = "".join(char for char in text if char in "\n\t" or (ord(char) >= 32 and not 0xD800 <= ord(char) < 0xE000))
    return html.escape(clean, quote=True)


def _local(at: int) -> datetime:
    try:
        return datetime.fromtimestamp(at / 1000).astimezone()
    except (OverflowError, OSError, ValueError):  # a time that no calendar has
        return datetime.fromtimestamp(0).astimezone()
