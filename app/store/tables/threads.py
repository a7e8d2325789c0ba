"""What was said, what is missing of it, and what belongs to it: reactions, files, words to find it by."""

from sqlalchemy import BigInteger, Column, Index, Table, Text, UniqueConstraint, literal_column

from app.store.tables.columns import ROWID, conversation_key, metadata, number, words

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
    words("text"),
    words("url"),
    words("thumb"),
    words("extra"),  # JSON of what few kinds have: links, place, file
    words("raw_type"),
    words("raw"),
    Column("outbox_id", BigInteger),
    UniqueConstraint("oa_id", "remote_id"),
    Index("ix_messages_thread", "oa_id", "user_id", "key"),
    Index(
        "uq_messages_outbox_id",
        "outbox_id",
        unique=True,
        sqlite_where=literal_column("outbox_id IS NOT NULL"),
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
    *conversation_key(),
    Column("after", BigInteger, primary_key=True, autoincrement=False),
    Column("before", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
    Index("ix_gaps_reason", "oa_id", "reason", "before"),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", ROWID, primary_key=True),
    Column("oa_id", Text, nullable=False),
    Column("digest", Text, nullable=False),  # the message's id, or a hash of the row
    words("remote_id"),
    Column("why", Text, nullable=False),
    words("raw"),  # the row as JSON
    number("at"),
    number("dismissed_at"),  # when the owner took it off the list; 0: it is on it
    Index("uq_quarantine_digest", "oa_id", "digest", unique=True),
)

reactions = Table(
    "reactions",
    metadata,
    *conversation_key(),
    Column("remote_id", Text, primary_key=True),
    Column("author", Text, nullable=False),
    words("icon"),  # what is wanted; empty for nothing
    words("at_zalo"),
    Column("state", Text, nullable=False),
    words("reason"),
    number("attempts"),
    number("due_at"),
    number("changed_at"),
    number("turn"),
)
WAITING_REACTION = reactions.c.state == literal_column("'waiting'")
Index("ix_reactions_waiting", reactions.c.oa_id, reactions.c.due_at, sqlite_where=WAITING_REACTION)

media = Table(
    "media",
    metadata,
    Column("key", Text, primary_key=True),
    words("url"),  # empty for the person's own files
    Column("state", Text, nullable=False),
    words("mime"),
    number("size"),
    number("used_at"),
    number("retry_at"),
    Index("ix_media_wanted", "state", "retry_at"),
    Index("ix_media_used", "state", "used_at"),
)

kept_media = Table(
    "kept_media",
    metadata,
    Column("key", Text, primary_key=True),  # a person wants it to stay
)

search_entries = Table(
    "search_entries",  # what is found beside messages: customers and notes, a row each
    metadata,
    Column("id", ROWID, primary_key=True),
    Column("oa_id", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("item", BigInteger, nullable=False),  # the note's id; 0 for the customer
    number("at"),
    words("text"),
    words("words"),  # the text folded, and what else it is found by
    Index("uq_search_entries_item", "oa_id", "user_id", "kind", "item", unique=True),
)
