"""The first shape: connections, conversations, messages, outbox, media."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _connections()
    _conversations()
    _drafts()
    _gaps()
    _leases()
    _media()
    _messages()
    _outbox()
    _staff()
    _sync_state()
    _zalo_apps()
    op.bulk_insert(sa.table("staff", sa.column("id", sa.Text())), [{"id": "owner"}])


def _connections() -> None:
    op.create_table(
        "connections",
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("app_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("avatar", sa.Text(), server_default="", nullable=False),
        sa.Column("verified", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("package", sa.Text(), server_default="", nullable=False),
        sa.Column("package_until", sa.Text(), server_default="", nullable=False),
        sa.Column("followers", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("connected_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("last_sync", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("missing", sa.Text(), server_default="", nullable=False),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.Column("tokens", sa.LargeBinary(), nullable=True),
        sa.Column("refreshed_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("rotation_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("oa_id", name=op.f("pk_connections")),
    )


def _conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_key", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("avatar", sa.Text(), server_default="", nullable=False),
        sa.Column("avatar_key", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("last_key", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("last_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("last_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("last_direction", sa.Text(), server_default="", nullable=False),
        sa.Column("last_text", sa.Text(), server_default="", nullable=False),
        sa.Column("last_in_key", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("last_out_key", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("waiting", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("waiting_since", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("seen_key", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("last_interaction", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("assignee", sa.Text(), nullable=True),
        sa.Column("alias", sa.Text(), server_default="", nullable=False),
        sa.Column("follower", sa.Boolean(), nullable=True),
        sa.Column("tags", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("birthday", sa.Text(), server_default="", nullable=False),
        sa.Column("sensitive", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("customer_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("oa_id", "user_id", name=op.f("pk_conversations")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_conversations_newest",
        "conversations",
        [sa.literal_column("last_at DESC"), "oa_id", "user_id"],
        unique=False,
    )
    op.create_index(
        "ix_conversations_waiting",
        "conversations",
        ["oa_id", "waiting_since"],
        unique=False,
        sqlite_where=sa.text("waiting > 0"),
        postgresql_where=sa.text("waiting > 0"),
    )


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("oa_id", "user_id", "staff", name=op.f("pk_drafts")),
    )


def _gaps() -> None:
    op.create_table(
        "gaps",
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("after", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("before", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("oa_id", "user_id", "after", name=op.f("pk_gaps")),
    )
    op.create_index("ix_gaps_reason", "gaps", ["oa_id", "reason", "before"], unique=False)


def _leases() -> None:
    op.create_table(
        "leases",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )


def _media() -> None:
    op.create_table(
        "media",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("mime", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("used_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("retry_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_media")),
    )
    op.create_index("ix_media_used", "media", ["state", "used_at"], unique=False)
    op.create_index("ix_media_wanted", "media", ["state", "retry_at"], unique=False)


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("thumb", sa.Text(), server_default="", nullable=False),
        sa.Column("extra", sa.Text(), server_default="", nullable=False),
        sa.Column("raw_type", sa.Text(), server_default="", nullable=False),
        sa.Column("raw", sa.Text(), server_default="", nullable=False),
        sa.Column("outbox_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_messages")),
        sa.UniqueConstraint("oa_id", "remote_id", name=op.f("uq_messages_oa_id_remote_id")),
    )
    op.create_index("ix_messages_thread", "messages", ["oa_id", "user_id", "key"], unique=False)
    op.create_index(
        "uq_messages_outbox_id",
        "messages",
        ["outbox_id"],
        unique=True,
        sqlite_where=sa.text("outbox_id IS NOT NULL"),
        postgresql_where=sa.text("outbox_id IS NOT NULL"),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("due_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("attempts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("attachment", sa.Text(), server_default="", nullable=False),
        sa.Column("media_key", sa.Text(), server_default="", nullable=False),
        sa.Column("sticker_id", sa.Text(), server_default="", nullable=False),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("album", sa.Text(), server_default="", nullable=False),
        sa.Column("paid_ok", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=True),
        sa.Column("sent_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("linked", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("upload_id", sa.Text(), server_default="", nullable=False),
        sa.Column("known_before", sa.Text(), server_default="", nullable=False),
        sa.Column("reads", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("oa_id", "remote_id", name=op.f("uq_outbox_oa_id_remote_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_outbox_open",
        "outbox",
        ["oa_id", "user_id", "id"],
        unique=False,
        sqlite_where=sa.text("(state NOT IN ('sent', 'cancelled'))"),
        postgresql_where=sa.text("(state NOT IN ('sent', 'cancelled'))"),
    )
    op.create_index(
        "ix_outbox_unlinked",
        "outbox",
        ["oa_id", "user_id", "id"],
        unique=False,
        sqlite_where=sa.text("linked IS 0"),
        postgresql_where=sa.text("linked IS false"),
    )
    op.create_index(
        "uq_outbox_in_flight",
        "outbox",
        ["oa_id", "user_id"],
        unique=True,
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
    )


def _sync_state() -> None:
    op.create_table(
        "sync_state",
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("oa_id", "name", name=op.f("pk_sync_state")),
    )


def _zalo_apps() -> None:
    op.create_table(
        "zalo_apps",
        sa.Column("app_id", sa.Text(), nullable=False),
        sa.Column("redirect_uri", sa.Text(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("saved_seq", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("app_id", name=op.f("pk_zalo_apps")),
    )
