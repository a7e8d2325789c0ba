"""The search index over messages, customers and notes; what is stored already is indexed later, in small steps."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FTS = "USING fts5(words, content='', contentless_delete=1, tokenize='ascii', prefix='2 3 4 5 6')"
SQLITE = (
    f"CREATE VIRTUAL TABLE search_messages {FTS}",
    "CREATE TRIGGER search_message_gone AFTER DELETE ON messages BEGIN "
    "DELETE FROM search_messages WHERE rowid = old.key; END",
    f"CREATE VIRTUAL TABLE search_entry_words {FTS}",
    "CREATE TRIGGER search_entry_added AFTER INSERT ON search_entries BEGIN "
    "INSERT INTO search_entry_words (rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER search_entry_changed AFTER UPDATE OF words ON search_entries BEGIN "
    "DELETE FROM search_entry_words WHERE rowid = old.id; "
    "INSERT INTO search_entry_words (rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entries BEGIN "
    "DELETE FROM search_entry_words WHERE rowid = old.id; END",
)
POSTGRESQL = (
    "CREATE TABLE search_messages (key BIGINT PRIMARY KEY REFERENCES messages (key) ON DELETE CASCADE, "
    "words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_search_messages_words ON search_messages USING gin (words)",
    "CREATE INDEX ix_search_entry_words ON search_entries USING gin (to_tsvector('simple'::regconfig, words))",
)


def upgrade() -> None:
    rowid = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "search_entries",
        sa.Column("id", rowid, nullable=False),
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entries")),
    )
    op.create_index("uq_search_entries_item", "search_entries", ["oa_id", "user_id", "kind", "item"], unique=True)
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
    _note_what_is_left()


def _note_what_is_left() -> None:
    """A large store must open at once: these two say where the indexer goes on (search_backlog.py)."""
    bind = op.get_bind()
    newest = bind.execute(sa.text("SELECT max(key) FROM messages")).scalar()
    if newest is not None:
        _set(bind, "search_messages", str(newest + 1))
    if bind.execute(sa.text("SELECT 1 FROM conversations LIMIT 1")).scalar():
        _set(bind, "search_customers", '["", ""]')


def _set(bind: sa.Connection, name: str, value: str) -> None:
    insert = sa.text("INSERT INTO sync_state (oa_id, name, value) VALUES ('', :name, :value)")
    bind.execute(insert, {"name": name, "value": value})
