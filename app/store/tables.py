"""The tables, the same on SQLite and PostgreSQL; nothing of this module leaves the store.

Times are epoch milliseconds, 0 for never. Texts are empty rather than null where nothing distinguishes the two.
Partial indexes say their condition for SQLite alone: `postgresql_where` would load the other dialect at each start
(35 ms, 2 MB), and nothing needs it beside the migrations, which make the indexes.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    and_,
    false,
    literal_column,
    or_,
    text,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ROWID: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""Makes the primary key SQLite's own row number; 64 bits wide on both."""


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _number(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default="0")


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=false())


def _conversation_key() -> tuple[Column[str], Column[str]]:
    return Column("oa_id", Text, primary_key=True), Column("user_id", Text, primary_key=True)


staff = Table(
    "staff",
    metadata,
    Column("id", Text, primary_key=True),
    _text("name"),
    _number("created_at"),
    _text("email"),
    Column("email_key", Text),  # trimmed and case-folded; null for nobody's
    Column("status", Text, nullable=False, server_default="active"),
    _text("picture"),  # key of a file in the media cache
    _text("pin"),  # argon2id; empty: none is asked for
    _number("pin_failures"),
    _number("pin_until"),  # no PIN is looked at before this moment
    UniqueConstraint("email_key"),
)

rules = Table(
    "rules",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("old_choice", Text, nullable=False),
    Column("only_unpaused", Boolean, nullable=False),
    Column("cap", BigInteger),
    Column("reply_claims", Boolean, nullable=False),
    Column("hand_on_minutes", BigInteger),
    Column("idle_days", BigInteger),
    _number("seq"),
    _number("version"),
    _number("created_at"),
    UniqueConstraint("name_key"),
)

rule_sources = Table(
    "rule_sources",
    metadata,
    Column("oa_id", Text, primary_key=True),  # an OA is in at most one rule
    Column("rule_id", Text, nullable=False),
    Column("since", BigInteger, nullable=False),  # tells old conversations from new; stays when the OA changes its rule
    _number("place"),
    Index("ix_rule_sources_rule_id", "rule_id"),
)

rule_members = Table(
    "rule_members",
    metadata,
    Column("rule_id", Text, primary_key=True),
    Column("staff_id", Text, primary_key=True),
    Column("place", BigInteger, nullable=False),
    _number("last_seq"),
)

sharing_log = Table(
    "sharing_log",
    metadata,
    Column("id", ROWID, primary_key=True),
    _number("at"),
    Column("oa_id", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("rule_id", Text),
    Column("why", Text, nullable=False),
    Column("holder", Text),
    Column("before", Text),
    Column("by", Text),
    _number("turn"),
    _text("note"),
    _text("changes"),  # JSON of the fields that changed: read in order they rebuild who holds what
    Index("ix_sharing_log_talk", "oa_id", "user_id", "id"),
    Index("ix_sharing_log_at", "at"),
    sqlite_autoincrement=True,
)

consents = Table(
    "consents",
    metadata,
    Column("id", ROWID, primary_key=True),
    _number("at"),
    Column("by", Text, nullable=False),
    Column("rule_id", Text),
    Column("warning", Text, nullable=False),  # which one was accepted
    _number("talks"),  # how many conversations' history it shared
    _text("oa_id"),
    _text("user_id"),  # of the one conversation, where it was about one
)

zalo_apps = Table(
    "zalo_apps",
    metadata,
    Column("app_id", Text, primary_key=True),
    Column("redirect_uri", Text, nullable=False),
    Column("secret", LargeBinary, nullable=False),  # sealed
    _number("saved_seq"),  # the newest one is the shop's
)

connections = Table(
    "connections",
    metadata,
    Column("oa_id", Text, primary_key=True),
    Column("app_id", Text, nullable=False),
    _text("name"),
    _text("avatar"),
    _flag("verified"),
    _text("package"),
    _text("package_until"),
    _number("followers"),
    Column("state", Text, nullable=False),
    Column("right", Text, nullable=False),
    _number("connected_at"),
    _number("last_sync"),
    _text("missing"),  # permissions, separated by spaces
    _text("problem"),
    Column("tokens", LargeBinary),  # sealed pair
    _number("refreshed_at"),
    _number("rotation_at"),  # a refresh is in flight since; 0 = none
)

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", BigInteger, nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    *_conversation_key(),
    _text("name"),
    _number("name_key"),  # the message (or first key of the moment) that the name is from; the same for the avatar
    _text("avatar"),
    _number("avatar_key"),
    _number("last_key"),
    _number("last_at"),
    _text("last_kind"),
    _text("last_direction"),
    _text("last_text"),
    _number("last_in_key"),
    _number("last_out_key"),
    _number("waiting"),
    _number("waiting_since"),
    _number("seen_key"),  # the newest customer message that has been on screen
    _number("last_interaction"),
    Column("assignee", Text),
    _text("alias"),
    Column("follower", Boolean),
    _text("tags"),  # JSON array
    _text("phone"),
    _text("address"),
    _text("birthday"),
    _flag("sensitive"),
    _number("customer_at"),
    _number("pinned_at"),
    _number("closed_at"),
    _number("blocked_at"),
    _number("unread_at"),  # marked unread by a person
    _number("settled_key"),  # customer messages up to here were closed upon, and need no answer any more
    _text("full_name"),
    _text("person"),  # the same for one person at all OAs of one Zalo app
    _number("edited_at"),  # when Zalo last took an edit of ours: what was asked before that is out of date
    _number("first_in_at"),
    Column("age", Text, nullable=False, server_default="unsorted"),  # this and what follows: domain/sharing/values.py
    _flag("shared"),
    Column("former", Text),
    Column("not_to", Text),
    _flag("dormant"),
    _flag("taken"),
    _flag("flagged"),
    _number("assigned_at"),
    _number("heard_key"),  # the customer's newest message that sharing has dealt with
    _flag("returned"),  # was closed until its customer wrote again; sharing has not dealt with that yet
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
    *_conversation_key(),
    Column("tag", Text, primary_key=True),
    Index("ix_conversation_tags_tag", "tag", "oa_id", "user_id"),
    sqlite_with_rowid=False,
)
HELD = conversations.c.assignee.is_not(None)
UNDEALT = and_(conversations.c.shared.is_(True), conversations.c.assignee.is_(None))
Index("ix_conversations_held", conversations.c.assignee, conversations.c.oa_id, sqlite_where=HELD)
Index("ix_conversations_undealt", conversations.c.oa_id, sqlite_where=UNDEALT)

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
    _text("name"),  # the tag's
    _text("value"),
    _text("before"),
    Column("state", Text, nullable=False),
    _text("reason"),
    _number("zalo_code"),
    _text("zalo_text"),
    Column("author", Text, nullable=False),
    _number("made_at"),
    _number("attempts"),
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
    _number("created_at"),
    _number("edited_at"),
    _number("deleted_at"),  # kept for a while, so that it can be taken back
    Index("ix_notes_customer", "oa_id", "user_id", "id"),
    sqlite_autoincrement=True,  # an id is never used again: the search index names it
)

messages = Table(
    "messages",
    metadata,
    Column("key", ROWID, primary_key=True, autoincrement=False),
    Column("oa_id", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("remote_id", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("sent_at", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    _text("text"),
    _text("url"),
    _text("thumb"),
    _text("extra"),  # JSON of what few kinds have: links, place, file
    _text("raw_type"),
    _text("raw"),
    Column("outbox_id", BigInteger),
    UniqueConstraint("oa_id", "remote_id"),
    Index("ix_messages_thread", "oa_id", "user_id", "key"),
    Index(
        "uq_messages_outbox_id",
        "outbox_id",
        unique=True,
        sqlite_where=text("outbox_id IS NOT NULL"),
    ),
)

EXCHANGED = messages.c.kind.in_([literal_column(f"'{kind}'") for kind in ("photo", "gif", "video", "file")])
"""Photos and files: looked through newest first. Spelt out without parameters, as the partial index needs it."""
Index(
    "ix_messages_exchanged",
    messages.c.user_id,
    messages.c.key,
    messages.c.oa_id,
    messages.c.kind,
    sqlite_where=EXCHANGED,
)

gaps = Table(
    "gaps",
    metadata,
    *_conversation_key(),
    Column("after", BigInteger, primary_key=True, autoincrement=False),
    Column("before", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
    Index("ix_gaps_reason", "oa_id", "reason", "before"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", ROWID, primary_key=True),
    Column("oa_id", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    _text("text"),
    _number("created_at"),
    _number("due_at"),
    Column("state", Text, nullable=False),
    _text("reason"),
    _number("attempts"),
    _text("attachment"),  # JSON
    _text("media_key"),  # the attachment's, pinned while the item is open
    _text("sticker_id"),
    Column("quote", Text),
    _text("album"),
    _flag("paid_ok"),
    _number("started_at"),
    Column("remote_id", Text),
    _number("sent_at"),
    _flag("linked"),
    _text("upload_id"),
    _text("known_before"),  # remote ids, separated by spaces
    _number("reads"),
    UniqueConstraint("oa_id", "remote_id"),
    sqlite_autoincrement=True,  # an id is never used again: events and pins may still name it
)
OPEN = outbox.c.state.not_in([literal_column("'sent'"), literal_column("'cancelled'")])
"""Items that are not done. Spelt out without parameters, since only then can the partial index serve."""
UNLINKED = outbox.c.linked.is_(False)
_SENDING = outbox.c.state == literal_column("'sending'")
_IN_TALK = (outbox.c.oa_id, outbox.c.user_id, outbox.c.id)
Index("uq_outbox_in_flight", *_IN_TALK[:2], unique=True, sqlite_where=_SENDING)
Index("ix_outbox_open", *_IN_TALK, sqlite_where=OPEN)
Index("ix_outbox_unlinked", *_IN_TALK, sqlite_where=UNLINKED)

QUOTING = outbox.c.quote.is_not(None)
Index("ix_outbox_quoting", *_IN_TALK, sqlite_where=QUOTING)

sends = Table(
    "sends",
    metadata,
    Column("oa_id", Text, primary_key=True),
    Column("item", BigInteger, primary_key=True, autoincrement=False),
    Column("send", BigInteger, nullable=False),  # the first item of those that were written as one
    _text("joint"),  # the white space between this one's text and the one before
    Index("ix_sends_send", "oa_id", "send"),
)

reactions = Table(
    "reactions",
    metadata,
    *_conversation_key(),
    Column("remote_id", Text, primary_key=True),
    Column("author", Text, nullable=False),
    _text("icon"),  # what is wanted; empty for nothing
    _text("at_zalo"),
    Column("state", Text, nullable=False),
    _text("reason"),
    _number("attempts"),
    _number("due_at"),
    _number("changed_at"),
    _number("turn"),
)
WAITING_REACTION = reactions.c.state == literal_column("'waiting'")
Index("ix_reactions_waiting", reactions.c.oa_id, reactions.c.due_at, sqlite_where=WAITING_REACTION)

drafts = Table(
    "drafts",
    metadata,
    *_conversation_key(),
    Column("staff", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("saved_at", BigInteger, nullable=False),
)

outbox_originals = Table(
    "outbox_originals",
    metadata,
    Column("item", BigInteger, primary_key=True, autoincrement=False),
    Column("media_key", Text, nullable=False),  # what the attachment was made from, pinned as long
)

draft_files = Table(
    "draft_files",
    metadata,
    *_conversation_key(),
    Column("staff", Text, primary_key=True),
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("attachment", Text, nullable=False),  # JSON
    _text("media_key"),  # pinned while it lies in the draft, like the next one
    _text("original_key"),
)

media = Table(
    "media",
    metadata,
    Column("key", Text, primary_key=True),
    _text("url"),  # empty for the person's own files
    Column("state", Text, nullable=False),
    _text("mime"),
    _number("size"),
    _number("used_at"),
    _number("retry_at"),
    Index("ix_media_wanted", "state", "retry_at"),
    Index("ix_media_used", "state", "used_at"),
)

search_entries = Table(
    "search_entries",  # what is found beside messages: customers and notes, a row each
    metadata,
    Column("id", ROWID, primary_key=True),
    Column("oa_id", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("item", BigInteger, nullable=False),  # the note's id; 0 for the customer
    _number("at"),
    _text("text"),
    _text("words"),  # the text folded, and what else it is found by
    Index("uq_search_entries_item", "oa_id", "user_id", "kind", "item", unique=True),
)

kept_media = Table(
    "kept_media",
    metadata,
    Column("key", Text, primary_key=True),  # a person wants it to stay
)

sync_state = Table(
    "sync_state",
    metadata,
    Column("oa_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),  # JSON
)
