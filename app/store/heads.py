"""Conversation heads: what the list shows of each, kept right as messages come in any order."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.ids import OaId
from app.domain.messages import Direction, HistoryRow
from app.store.bulk import inserting
from app.store.membership import one_of
from app.store.tables import conversations, messages

_C = conversations.c
_M = messages.c
LAST_TEXT = 280
"""The list shows one line; more of a text is not repeated in the head."""


@dataclass(slots=True)
class Head:
    """The summary columns of one conversation while rows are taken in; see tables.py for their meaning."""

    name: str = ""
    name_key: int = 0
    avatar: str = ""
    avatar_key: int = 0
    last_key: int = 0
    last_at: int = 0
    last_kind: str = ""
    last_direction: str = ""
    last_text: str = ""
    last_in_key: int = 0
    last_out_key: int = 0
    waiting: int = 0
    waiting_since: int = 0
    last_interaction: int = 0


_NAMES = tuple(field.name for field in fields(Head))
_COLUMNS = ("oa_id", "user_id", *_NAMES)
_SAVE = inserting(conversations, _COLUMNS, key=("oa_id", "user_id"))
_LOADED = [_C[name] for name in _NAMES]


class Heads:
    """The heads of the conversations that one page touches."""

    def __init__(self, session: Session, oa_id: OaId, users: Collection[str]) -> None:
        self._session = session
        self._oa_id = oa_id
        query = select(_C.user_id, *_LOADED).where(_C.oa_id == oa_id, one_of(session, _C.user_id, users))
        self._heads = {user: Head(*values) for user, *values in session.execute(query)}
        self._changed: set[str] = set()

    def last_key(self, user: str) -> int:
        head = self._heads.get(user)
        return 0 if head is None else head.last_key

    def person(self, key: int, row: HistoryRow) -> None:
        """Take over name and picture, unless a newer row told them. An empty one tells nothing."""
        head = self._heads.get(row.user_id)
        if head is None:
            head = self._heads[row.user_id] = Head()
        if row.customer_name and (key > head.name_key or (key == head.name_key and head.name != row.customer_name)):
            head.name, head.name_key = row.customer_name, key
            self._changed.add(row.user_id)
        if row.customer_avatar and (
            key > head.avatar_key or (key == head.avatar_key and head.avatar != row.customer_avatar)
        ):
            head.avatar, head.avatar_key = row.customer_avatar, key
            self._changed.add(row.user_id)

    def add(self, user: str, stored: Iterable[tuple[int, HistoryRow]]) -> None:
        """Count in new messages of one conversation, already inserted, in the order of their keys."""
        head = self._heads.setdefault(user, Head())
        self._changed.add(user)
        newest_before, out_before = head.last_key, head.last_out_key
        incoming: list[tuple[int, int]] = []
        for key, row in stored:
            if row.direction is Direction.IN:
                incoming.append((key, row.sent_at))
                head.last_in_key = max(head.last_in_key, key)
                head.last_interaction = max(head.last_interaction, row.sent_at)
            else:
                head.last_out_key = max(head.last_out_key, key)
            if key > head.last_key:
                head.last_key, head.last_at = key, row.sent_at
                head.last_kind, head.last_direction = row.body.kind._value_, row.direction._value_
                head.last_text = row.body.text[:LAST_TEXT]
        if head.last_out_key > out_before and head.last_out_key < newest_before:
            head.waiting, head.waiting_since = self._count(user, head.last_out_key)
            return
        if head.last_out_key > out_before:
            head.waiting, head.waiting_since = 0, 0
        unanswered = [at for key, at in incoming if key > head.last_out_key]
        if unanswered:
            earliest = [*unanswered, head.waiting_since] if head.waiting else unanswered
            head.waiting, head.waiting_since = head.waiting + len(unanswered), min(earliest)

    def save(self) -> None:
        """Write what has changed."""
        _SAVE.run(
            self._session,
            [
                (self._oa_id, user, *(getattr(self._heads[user], name) for name in _NAMES))
                for user in sorted(self._changed)
            ],
        )

    @property
    def changed(self) -> frozenset[str]:
        return frozenset(self._changed)

    def _count(self, user: str, after: int) -> tuple[int, int]:
        query = select(func.count(), func.coalesce(func.min(_M.sent_at), 0)).where(
            _M.oa_id == self._oa_id, _M.user_id == user, _M.key > after, _M.direction == Direction.IN.value
        )
        count, since = self._session.execute(query).one()
        return count, since
