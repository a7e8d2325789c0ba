"""Searching what one person may see: customers and notes, and messages from the newest back, a page at a time."""

from collections import namedtuple
from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, select

from app.domain.found import Cursor, Found, FoundInThread, MessageHit, Person
from app.domain.ids import ConversationId, MessageKey, OaId, StaffId, UserId
from app.domain.matching import Matcher
from app.domain.query import Query, Term
from app.store import search_backlog
from app.store.bulk import Query as DriverQuery
from app.store.bulk import listed
from app.store.rows import TOLD, WRITTEN, to_message
from app.store.search_entries import find_customers, find_notes
from app.store.search_index import readable
from app.store.search_look import SCANNED_AT_ONCE, Looker, text_of, thread_rows
from app.store.search_scan import Budget
from app.store.tables import conversations, messages
from app.store.work import Session

CANDIDATES = 100
"""Among so many of the newest hits those with the very accents that were typed come first."""
BUDGET_S = 0.015
_LAST = MessageKey((1 << 63) - 1)

_M = messages.c
_C = conversations.c
_NAMES = [column.name for column in (*TOLD, _C.name, _C.alias, _C.avatar)]
_Row: Any = namedtuple("_Row", _NAMES)  # type: ignore[misc]  # its fields are the columns
_TEXTS = DriverQuery(lambda dialect: select(_M.key, _M.text, _M.extra).where(listed(dialect, _M.key, "keys")))
_HITS = DriverQuery(
    lambda dialect: (
        select(*TOLD, _C.name, _C.alias, _C.avatar)
        .select_from(WRITTEN.outerjoin(conversations, and_(_C.oa_id == _M.oa_id, _C.user_id == _M.user_id)))
        .where(listed(dialect, _M.key, "keys"))
    )
)


def find(session: Session, query: Query, by: StaffId, *, limit: int, seconds: float = BUDGET_S) -> Found:
    """The first page. Takes about `seconds`: where the cursor says that there is more to look through, `more` does."""
    looker = Looker(session, query, by)
    hits, cursor = _page(session, looker, None, limit, Budget(seconds))
    terms = () if _asks_of_messages(query) else query.terms
    return Found(
        query,
        find_customers(session, terms, by, looker.scope.oas),
        find_notes(session, terms, by, looker.scope.oas),
        hits,
        cursor,
        search_backlog.indexed_from(session),
    )


def more(
    session: Session, query: Query, by: StaffId, cursor: Cursor, *, limit: int, seconds: float = BUDGET_S
) -> tuple[tuple[MessageHit, ...], Cursor | None]:
    """The next page of messages."""
    return _page(session, Looker(session, query, by), cursor, limit, Budget(seconds))


def in_thread(
    session: Session, cid: ConversationId, terms: Sequence[Term], by: StaffId, below: MessageKey | None = None
) -> FoundInThread:
    """The messages of one conversation that have all these terms, among the newest few hundred below a key."""
    if not terms:
        return FoundInThread((), None)
    matcher = Matcher(terms)
    rows = thread_rows(session, cid, by, below or _LAST)
    keys = tuple([MessageKey(row.key) for row in rows if matcher.matches(text_of(row))])
    return FoundInThread(keys, MessageKey(rows[-1].key) if len(rows) == SCANNED_AT_ONCE else None)


def _asks_of_messages(query: Query) -> bool:
    """Whether it has a filter that no customer and no note could pass."""
    return bool(query.has or query.direction or query.sender or query.before or query.after)


def _page(
    session: Session, looker: Looker, cursor: Cursor | None, limit: int, budget: Budget
) -> tuple[tuple[MessageHit, ...], Cursor | None]:
    if looker.query.empty or looker.scope.nowhere:
        return (), None
    matcher = Matcher(looker.query.terms)
    keys = list[int](cursor.pending) if cursor is not None else []
    below = min(looker.scope.top, cursor.below) if cursor is not None else looker.scope.top
    if len(keys) < limit and below > looker.scope.floor:
        fresh, below = looker.keys(below, max(limit, CANDIDATES) if matcher.accented else limit, budget)
        keys += _exact_first(session, matcher, fresh) if matcher.accented else fresh
    pending = tuple(MessageKey(key) for key in keys[limit:])
    ended = below <= looker.scope.floor and not pending
    return _load(session, keys[:limit], matcher), None if ended else Cursor(pending, MessageKey(below))


def _exact_first(session: Session, matcher: Matcher, keys: Sequence[int]) -> list[int]:
    """The same keys; those whose text has the accents that were typed come before the others."""
    texts = _TEXTS.rows(session, keys=list(keys))
    exact = {key for key, text, extra in texts if matcher.exact(f"{text}\n{extra}" if extra else text)}
    return [key for key in keys if key in exact] + [key for key in keys if key not in exact]


def _load(session: Session, keys: Sequence[int], matcher: Matcher) -> tuple[MessageHit, ...]:
    """The hits of these keys, in their order; what was erased meanwhile is left out."""
    if not keys:
        return ()
    rows = {row[0]: _Row(*row) for row in _HITS.rows(session, keys=list(keys))}
    return tuple(_hit(rows[key], matcher) for key in keys if key in rows)


def _hit(row: Any, matcher: Matcher) -> MessageHit:
    message = to_message(row)
    cid = ConversationId(OaId(row.oa_id), UserId(row.user_id))
    person = Person(cid, row.alias or row.name or "", row.avatar or "")
    return MessageHit(person, message, matcher.snippet(readable(message.body)))
