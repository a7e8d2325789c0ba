"""Conversations as the list knows them, and what is kept about their customers."""

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Index,
    Table,
    Text,
    UniqueConstraint,
    and_,
    case,
    func,
    literal_column,
    or_,
)

from app.domain.ids import OWNER
from app.store.tables.columns import ROWID, conversation_key, flag, metadata, number, words

conversations = Table(
    "conversations",
    metadata,
    *conversation_key(),
    words("name"),
    number("name_key"),  # the message (or first key of the moment) that the name is from; the same for the avatar
    words("avatar"),
    number("avatar_key"),
    number("last_key"),
    number("last_at"),
    words("last_kind"),
    words("last_direction"),
    words("last_text"),
    number("last_in_key"),
    number("last_out_key"),
    number("waiting"),
    number("waiting_since"),
    number("seen_key"),  # the newest customer message that has been on screen
    number("last_interaction"),
    Column("assignee", Text),
    words("alias"),
    Column("follower", Boolean),
    words("tags"),  # JSON array
    words("phone"),
    words("address"),
    words("birthday"),
    flag("sensitive"),
    number("customer_at"),
    number("pinned_at"),
    number("closed_at"),
    number("blocked_at"),
    number("unread_at"),  # marked unread by a person
    number("settled_key"),  # customer messages up to here were closed upon, and need no answer any more
    words("full_name"),
    words("person"),  # the same for one person at all OAs of one Zalo app
    number("edited_at"),  # when Zalo last took an edit of ours: what was asked before that is out of date
    number("first_in_at"),
    Column("age", Text, nullable=False, server_default="unsorted"),  # this and what follows: domain/sharing/values.py
    flag("shared"),
    Column("former", Text),
    Column("not_to", Text),
    flag("dormant"),
    flag("taken"),
    flag("flagged"),
    number("assigned_at"),
    number("heard_key"),  # the customer's newest message that sharing has dealt with
    flag("returned"),  # was closed until its customer wrote again; sharing has not dealt with that yet
    sqlite_with_rowid=False,  # found by its key alone, on every page that is taken in
)
_C = conversations.c
_ZERO: ColumnElement[int] = literal_column("0")
_OPEN = and_(_C.closed_at == _ZERO, _C.blocked_at == _ZERO)
LISTED = and_(_OPEN, _C.last_at > _ZERO)
"""Conversations that are neither closed nor hidden. This and the next ones are spelt out without parameters, since only
then can the partial indexes serve; none implies another's condition, so that each filter gets its own."""
UNREAD = and_(_OPEN, or_(_C.unread_at > _ZERO, and_(_C.waiting > _ZERO, _C.seen_key < _C.last_in_key)))
UNANSWERED = and_(_OPEN, _C.waiting > _ZERO)
CLOSED = and_(_C.closed_at > _ZERO, _C.blocked_at == _ZERO)
BLOCKED = _C.blocked_at > _ZERO
PINNED = _C.pinned_at > _ZERO
_NEWEST = (_C.oa_id, _C.pinned_at.desc(), _C.last_at.desc(), _C.user_id)
_SHOWN = (_C.closed_at, _C.blocked_at)
for _name, _columns, _condition in (  # those at the ends are for the condition: only then is the row not read too
    ("listed", (*_NEWEST, _C.waiting_since, _C.last_interaction, *_SHOWN), LISTED),
    ("unread", (*_NEWEST, *_SHOWN, _C.unread_at, _C.waiting, _C.seen_key, _C.last_in_key), UNREAD),
    ("unanswered", (*_NEWEST, *_SHOWN, _C.waiting), UNANSWERED),
    ("waiting", (_C.oa_id, _C.waiting_since, _C.user_id), UNANSWERED),
    ("window", (_C.oa_id, _C.last_interaction, _C.user_id), LISTED),
    ("closed", (*_NEWEST, *_SHOWN), CLOSED),
    ("blocked", (*_NEWEST, _C.blocked_at), BLOCKED),
    ("pinned", (_C.oa_id, _C.pinned_at), PINNED),
):
    Index(f"ix_conversations_{_name}", *_columns, sqlite_where=_condition)

conversation_tags = Table(
    "conversation_tags",
    metadata,
    *conversation_key(),
    Column("tag", Text, primary_key=True),
    Index("ix_conversation_tags_tag", "tag", "oa_id", "user_id"),
    sqlite_with_rowid=False,
)
HELD = conversations.c.assignee.is_not(None)
UNDEALT = and_(conversations.c.shared.is_(True), conversations.c.assignee.is_(None))
Index("ix_conversations_held", conversations.c.assignee, conversations.c.oa_id, sqlite_where=HELD)
Index(
    "ix_conversations_undealt",
    *(_C.oa_id, _C.dormant, *_SHOWN, _C.flagged, _C.waiting),  # of thousands in a pool few are to be looked at
    sqlite_where=UNDEALT,
)

NOBODYS = "?"
_TO_BE_GIVEN = and_(_C.shared.is_(True), _C.dormant.is_(False))
KEEPER: ColumnElement[str] = func.coalesce(
    _C.assignee, case((_TO_BE_GIVEN, literal_column(f"'{NOBODYS}'")), else_=literal_column(f"'{OWNER}'"))
)
"""In whose basket a conversation of a shared OA lies: its holder's, the connector's, or nobody's while it should be
given to somebody. Spelt out without parameters, as its index is."""
Index("ix_conversations_basket", _C.oa_id, KEEPER, *_NEWEST[1:], *_SHOWN)

PERSON_KNOWN = conversations.c.person != literal_column("''")
Index(
    "ix_conversations_person",
    conversations.c.person,
    sqlite_where=PERSON_KNOWN,
)

customer_edits = Table(
    "customer_edits",
    metadata,
    Column("id", ROWID, primary_key=True),
    Column("oa_id", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("field", Text, nullable=False),
    words("name"),  # the tag's
    words("value"),
    words("before"),
    Column("state", Text, nullable=False),
    words("reason"),
    number("zalo_code"),
    words("zalo_text"),
    Column("author", Text, nullable=False),
    number("made_at"),
    number("attempts"),
    UniqueConstraint("oa_id", "user_id", "field", "name"),
    Index("ix_customer_edits_state", "oa_id", "state", "id"),
    sqlite_autoincrement=True,  # what is on its way is known by its id, and must not be taken for a later edit
)

notes = Table(
    "notes",
    metadata,
    Column("id", ROWID, primary_key=True),
    Column("oa_id", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("text", Text, nullable=False),
    number("created_at"),
    number("edited_at"),
    number("deleted_at"),  # kept for a while, so that it can be taken back
    Index("ix_notes_customer", "oa_id", "user_id", "id"),
    sqlite_autoincrement=True,  # an id is never used again: the search index names it
)
