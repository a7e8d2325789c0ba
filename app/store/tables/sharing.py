"""Who gets which conversation: rules, what they decided, and who agreed to what."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Table, Text, UniqueConstraint

from app.store.tables.columns import ROWID, metadata, number, words

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
    number("seq"),
    number("version"),
    number("created_at"),
    UniqueConstraint("name_key"),
)

rule_sources = Table(
    "rule_sources",
    metadata,
    Column("oa_id", Text, primary_key=True),  # an OA is in at most one rule
    Column("rule_id", Text, nullable=False),
    Column("since", BigInteger, nullable=False),  # tells old conversations from new; stays when the OA changes its rule
    number("place"),
    Index("ix_rule_sources_rule_id", "rule_id"),
)

rule_members = Table(
    "rule_members",
    metadata,
    Column("rule_id", Text, primary_key=True),
    Column("staff_id", Text, primary_key=True),
    Column("place", BigInteger, nullable=False),
    number("last_seq"),
)

sharing_log = Table(
    "sharing_log",
    metadata,
    Column("id", ROWID, primary_key=True),
    number("at"),
    Column("oa_id", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("rule_id", Text),
    Column("why", Text, nullable=False),
    Column("holder", Text),
    Column("before", Text),
    Column("by", Text),
    number("turn"),
    words("note"),
    words("changes"),  # JSON of the fields that changed: read in order they rebuild who holds what
    Index("ix_sharing_log_talk", "oa_id", "user_id", "id"),
    Index("ix_sharing_log_at", "at"),
    sqlite_autoincrement=True,
)

told = Table(
    "told",
    metadata,
    Column("place", Text, primary_key=True),  # this PC and profile: each tells its own people
    Column("kind", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    number("mark"),  # when that began of which it was told
    sqlite_with_rowid=False,
)

consents = Table(
    "consents",
    metadata,
    Column("id", ROWID, primary_key=True),
    number("at"),
    Column("by", Text, nullable=False),
    Column("rule_id", Text),
    Column("warning", Text, nullable=False),  # which one was accepted
    number("talks"),  # how many conversations' history it shared
    words("oa_id"),
    words("user_id"),  # of the one conversation, where it was about one
)
