"""What the shop writes: the outbox, what belongs together in it, and drafts."""

from sqlalchemy import BigInteger, Column, Index, Table, Text, UniqueConstraint, literal_column

from app.store.tables.columns import ROWID, conversation_key, flag, metadata, number, words

outbox = Table(
    "outbox",
    metadata,
    Column("id", ROWID, primary_key=True),
    Column("oa_id", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    words("text"),
    number("created_at"),
    number("due_at"),
    Column("state", Text, nullable=False),
    words("reason"),
    number("attempts"),
    words("attachment"),  # JSON
    words("media_key"),  # the attachment's, pinned while the item is open
    words("sticker_id"),
    Column("quote", Text),
    words("album"),
    flag("paid_ok"),
    number("started_at"),
    Column("remote_id", Text),
    number("sent_at"),
    flag("linked"),
    words("upload_id"),
    words("known_before"),  # remote ids, separated by spaces
    number("reads"),
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
    words("joint"),  # the white space between this one's text and the one before
    Index("ix_sends_send", "oa_id", "send"),
)

drafts = Table(
    "drafts",
    metadata,
    *conversation_key(),
    Column("staff", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("saved_at", BigInteger, nullable=False),
    Column("quote", Text),  # the message it answers to
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
    *conversation_key(),
    Column("staff", Text, primary_key=True),
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("attachment", Text, nullable=False),  # JSON
    words("media_key"),  # pinned while it lies in the draft, like the next one
    words("original_key"),
)
