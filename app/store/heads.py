"""Conversation heads: what the list shows of each, kept right as messages come in any order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from sqlalchemy import Insert, bindparam, case, literal_column, select

from app.domain.ids import KEY_BITS, OaId
from app.domain.messages import Direction, HistoryRow
from app.domain.origins import is_too_soon
from app.store import answers, search_index
from app.store.bulk import Bulk, Query, inserting_into, listed
from app.store.tables import conversations, messages
from app.store.work import Session

_C = conversations.c
_M = messages.c
LAST_TEXT = 280
"""The list shows one line; more of a text is not repeated in the head."""

Stored = tuple[int, HistoryRow]
"""A row with its message's key."""


@dataclass(slots=True)
class Head:
    """The summary columns of one conversation while rows are taken in; tables/customers.py says their meaning.
    Texts are not loaded: an empty one stands for what is stored."""

    name_key: int = 0
    avatar_key: int = 0
    last_key: int = 0
    last_in_key: int = 0
    last_out_key: int = 0
    waiting: int = 0
    waiting_since: int = 0
    last_interaction: int = 0
    closed_at: int = 0
    settled_key: int = 0
    first_in_at: int = 0
    returned: bool = False
    name: str = ""
    avatar: str = ""
    last_at: int = 0
    last_kind: str = ""
    last_direction: str = ""
    last_text: str = ""

    def name_by(self, key: int, row: HistoryRow) -> bool:
        """Take over name and picture, unless a newer row told them. An empty one tells nothing."""
        named = bool(row.customer_name) and key >= self.name_key
        pictured = bool(row.customer_avatar) and key >= self.avatar_key
        if named:
            self.name, self.name_key = row.customer_name, key
        if pictured:
            self.avatar, self.avatar_key = row.customer_avatar, key
        return named or pictured

    def add(self, key: int, row: HistoryRow) -> bool:
        """Count in a new message. Says whether it may be an answer among others, or change whether one is: what waits
        must then be counted anew."""
        incoming = row.direction is Direction.IN
        if key > self.last_key:
            if incoming and self.closed_at:
                self._reopen()
            self.last_key, self.last_at = key, row.sent_at
            self.last_kind, self.last_direction = row.body.kind._value_, row.direction._value_
            self.last_text = row.body.text[:LAST_TEXT]
            if not incoming:
                if is_too_soon(row.sent_at, self.last_in_key >> KEY_BITS):
                    return True
                self.last_out_key, self.waiting, self.waiting_since = key, 0, 0
                return False
        if incoming:
            self.last_in_key = max(self.last_in_key, key)
            self.last_interaction = max(self.last_interaction, row.sent_at)
            self.first_in_at = min(self.first_in_at, row.sent_at) if self.first_in_at else row.sent_at
            if key > max(self.last_out_key, self.settled_key):
                self.waiting_since = min(self.waiting_since, row.sent_at) if self.waiting else row.sent_at
                self.waiting += 1
            return key < self.last_out_key and is_too_soon(self.last_out_key >> KEY_BITS, row.sent_at)
        return key > self.last_out_key

    def _reopen(self) -> None:
        """The customer of a closed conversation has come back: the wait begins now, not with what it was closed on."""
        self.closed_at, self.settled_key, self.returned = 0, self.last_key, True
        self.waiting, self.waiting_since = 0, 0


_NAMES = tuple(field.name for field in fields(Head))
_LOADED = _NAMES[: _NAMES.index("name")]
_LAST = frozenset({"last_at", "last_kind", "last_direction", "last_text"})
_COLUMNS = tuple(column.name for column in _C if column.name in {"oa_id", "user_id", *_NAMES})
_VALUES = attrgetter(*_COLUMNS[2:])


def _saving(dialect: str) -> Insert:
    insert = inserting_into(conversations, dialect)
    new = insert.excluded
    values: dict[str, Any] = {}
    for name in _NAMES:
        if name == "closed_at":  # only ever reopened here, and never over a person who closes it meanwhile
            values[name] = case((new.settled_key > _C.settled_key, literal_column("0")), else_=_C.closed_at)
        elif name in _LAST:
            values[name] = case((new.last_at > literal_column("0"), new[name]), else_=_C[name])
        elif name in {"name", "avatar"}:
            values[name] = case((new[name] != literal_column("''"), new[name]), else_=_C[name])
        else:
            values[name] = new[name]
    return insert.values({name: bindparam(name) for name in _COLUMNS}).on_conflict_do_update(
        index_elements=["oa_id", "user_id"], set_=values
    )


_SAVE = Bulk(_saving, _COLUMNS)
_LOAD = Query(
    lambda dialect: select(_C.user_id, _C.name, _C.blocked_at, *(_C[name] for name in _LOADED)).where(
        _C.oa_id == bindparam("oa"), listed(dialect, _C.user_id, "users")
    )
)
_PEOPLE = Query(
    lambda dialect: select(_C.user_id, _C.name_key, _C.name, _C.avatar_key, _C.avatar).where(
        _C.oa_id == bindparam("oa"), listed(dialect, _C.user_id, "users")
    )
)


class Heads:
    """The heads of the conversations that one page touches."""

    def __init__(self, session: Session, oa_id: OaId, users: Sequence[str]) -> None:
        self._session = session
        self._oa_id = oa_id
        found = _LOAD.rows(session, oa=oa_id, users=users)
        self._heads = {values[0]: Head(*values[3:]) for values in found}
        self._names: dict[str, str] = {values[0]: values[1] for values in found}
        self.blocked = frozenset(values[0] for values in found if values[2])
        self._changed: set[str] = set()
        self.answered: dict[str, int] = {}
        """By customer, the key of a new message of the OA's that is an answer and the newest there is."""

    def last_key(self, user: str) -> int:
        head = self._heads.get(user)
        return 0 if head is None else head.last_key

    def people(self, told: Iterable[Stored]) -> None:
        """Take over the names and pictures that rows tell."""
        for key, row in told:
            if self._head(row.user_id).name_by(key, row):
                self._changed.add(row.user_id)

    def add(self, fresh: Iterable[Stored]) -> None:
        """Count in new messages, already inserted, in the order of their keys."""
        recount: set[str] = set()
        for key, row in fresh:
            self._changed.add(row.user_id)
            if self._head(row.user_id).add(key, row):
                recount.add(row.user_id)
            self._note_answer(key, row)
        for user in recount:
            head = self._heads[user]
            head.last_out_key = answers.last_answer(self._session, self._oa_id, user)
            after = max(head.last_out_key, head.settled_key)
            head.waiting, head.waiting_since = answers.unanswered(self._session, self._oa_id, user, after)

    def _note_answer(self, key: int, row: HistoryRow) -> None:
        if row.direction is Direction.OUT and self._heads[row.user_id].last_out_key == key:
            self.answered[row.user_id] = key

    def save(self) -> None:
        """Write what has changed, and index the names that are new."""
        _SAVE.run(self._session, [(self._oa_id, user, *_VALUES(self._heads[user])) for user in sorted(self._changed)])
        heads = [(user, self._heads[user].name) for user in self._changed]
        renamed = [user for user, name in heads if name and name != self._names.get(user)]
        if renamed:
            search_index.index_customers(self._session, self._oa_id, renamed)

    @property
    def changed(self) -> frozenset[str]:
        return frozenset(self._changed)

    def _head(self, user: str) -> Head:
        head = self._heads.get(user)
        if head is None:
            head = self._heads[user] = Head()
        return head


def told_anew(session: Session, oa_id: OaId, known: Iterable[Stored]) -> list[Stored]:
    """The known rows that tell another name or picture than is stored: the same message, read after the customer
    changed it."""
    newest: dict[str, Stored] = {}
    for key, row in known:
        if (row.customer_name or row.customer_avatar) and (row.user_id not in newest or key > newest[row.user_id][0]):
            newest[row.user_id] = (key, row)
    found = _PEOPLE.rows(session, oa=oa_id, users=list(newest)) if newest else []
    anew: list[Stored] = []
    for user, name_key, name, avatar_key, avatar in found:
        key, row = newest[user]
        named = row.customer_name and (key > name_key or (key == name_key and row.customer_name != name))
        pictured = row.customer_avatar and (key > avatar_key or (key == avatar_key and row.customer_avatar != avatar))
        if named or pictured:
            anew.append((key, row))
    return anew
