"""Keeping the search index: messages as they are stored, customers and notes as they change, each in the transaction
of what is indexed."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from sqlalchemy import bindparam, column, delete, func, literal_column, select, table

from app.domain import phones
from app.domain.ids import ConversationId
from app.domain.messages import Body, Kind
from app.domain.query import KINDS, Has
from app.domain.text import fold
from app.store.bulk import Bulk, Query, inserting_into, listed
from app.store.search_schema import MESSAGES
from app.store.tables import conversations, search_entries
from app.store.upsert import upsert
from app.store.work import Session

_C = conversations.c
_E = search_entries.c
MARK = "ſ"
"""Begins the words that stand for a kind of message. Folding turns this letter into an `s`: nobody can type it."""
MOST_WORDS = 2_000
"""Longer texts are found by their beginning; PostgreSQL takes 16,383 positions."""


class EntryKind(StrEnum):
    CUSTOMER = "customer"
    NOTE = "note"


def mark_of(thing: Has | EntryKind) -> str:
    """The word by which messages that have such a thing, or entries of such a kind, are found."""
    return f"{MARK}{thing.value}"


_MARKS = {kind: mark_of(thing) for thing, kinds in KINDS.items() for kind in kinds}
_LINK_MARK = mark_of(Has.LINK)


def readable(body: Body) -> str:
    """All words of a message that it may be found by."""
    if not (body.links or body.file_name or body.contact):
        return body.text
    parts = [body.text, body.file_name]
    if body.contact is not None:
        parts += [body.contact.name, body.contact.phone]
    for link in body.links:
        parts += [link.title, link.description, link.url]
    return "\n".join(part for part in parts if part)


def words_of(body: Body) -> str:
    """What the index takes of a message: its words folded, phone numbers written together, and its kind."""
    text = readable(body)
    words = fold(text)
    if len(words) > MOST_WORDS:
        words = " ".join(words.split(" ", MOST_WORDS)[:MOST_WORDS])
    numbers = [number for number, _, _ in phones.found_in(text)] if "0" in text or "84" in text else []
    if numbers:
        words = " ".join((words, *numbers))
    mark = _MARKS.get(body.kind, "")
    if body.kind is Kind.TEXT and (body.links or "://" in text):
        mark = _LINK_MARK
    return f"{words} {mark}".strip() if mark else words


_ROWS = table(MESSAGES, column("rowid"), column("words"))
_VECTORS = table(MESSAGES, column("key"), column("words"))
_ADD = Bulk(lambda _: _ROWS.insert(), ("rowid", "words"))
# A message that came in before the indexer reached it must not be in the index twice.
_REPLACE = Bulk(lambda _: _ROWS.insert().prefix_with("OR REPLACE"), ("rowid", "words"))
_ADD_VECTORS = Bulk(
    lambda dialect: (
        inserting_into(_VECTORS, dialect)
        .values(
            key=bindparam("key"), words=func.to_tsvector(literal_column("'simple'::regconfig"), bindparam("folded"))
        )
        .on_conflict_do_nothing()
    ),
    ("key", "folded"),
)
_PEOPLE = Query(
    lambda dialect: select(_C.user_id, _C.name, _C.alias, _C.phone, _C.full_name).where(
        _C.oa_id == bindparam("oa"), listed(dialect, _C.user_id, "users")
    )
)


def add_messages(session: Session, stored: Iterable[tuple[int, Body]], *, known: bool = False) -> None:
    """Index messages by key; `known`: some of them may be in the index."""
    rows = [(key, words) for key, body in stored if (words := words_of(body))]
    if session.dialect.name == "postgresql":
        _ADD_VECTORS.run(session, rows)
    else:
        (_REPLACE if known else _ADD).run(session, rows)


def index_customers(session: Session, oa_id: str, users: Sequence[str]) -> None:
    """Take over names, alias and phone of these customers as they are stored now."""
    for user, name, alias, phone, full_name in _PEOPLE.rows(session, oa=oa_id, users=list(users)):
        shown = " · ".join(part for part in (alias, name, phone) if part)
        words = [*dict.fromkeys(fold(f"{alias} {name} {full_name}").split()), *phones.tails(phone)]
        _put(session, (oa_id, user, EntryKind.CUSTOMER, 0), shown, words, 0)


def put_note(session: Session, cid: ConversationId, item: int, text: str, at: int) -> None:
    """Index a note by its id, or index it anew; `at` is when it was last changed, epoch milliseconds."""
    numbers = [number for number, _, _ in phones.found_in(text)]
    _put(session, (*cid, EntryKind.NOTE, item), text, [*fold(text).split()[:MOST_WORDS], *numbers], at)


def remove_note(session: Session, cid: ConversationId, item: int) -> None:
    session.execute(
        delete(search_entries).where(
            _E.oa_id == cid.oa_id, _E.user_id == cid.user_id, _E.kind == EntryKind.NOTE.value, _E.item == item
        )
    )


def remove_customers(session: Session, oa_id: str) -> None:
    """Forget every customer and note of an OA. Messages leave the index by being deleted."""
    session.execute(delete(search_entries).where(_E.oa_id == oa_id))


def _put(session: Session, key: tuple[str, str, EntryKind, int], text: str, words: list[str], at: int) -> None:
    oa_id, user_id, kind, item = key
    wanted = {"oa_id": oa_id, "user_id": user_id, "kind": kind.value, "item": item}
    if not words:
        session.execute(delete(search_entries).filter_by(**wanted))
        return
    marked = " ".join((*words, mark_of(kind)))
    upsert(session, search_entries, wanted, {"text": text, "words": marked, "at": at})
