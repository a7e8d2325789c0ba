"""Reactions to messages, and what else a composer sends."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reactions",
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("icon", sa.Text(), server_default="", nullable=False),
        sa.Column("at_zalo", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("attempts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("due_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("changed_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("turn", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("oa_id", "user_id", "remote_id", name=op.f("pk_reactions")),
    )
    waiting = sa.text("state = 'waiting'")
    columns = ["oa_id", "due_at"]
    op.create_index("ix_reactions_waiting", "reactions", columns, sqlite_where=waiting, postgresql_where=waiting)
    op.create_table(
        "sends",
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("item", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("send", sa.BigInteger(), nullable=False),
        sa.Column("joint", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("oa_id", "item", name=op.f("pk_sends")),
    )
    op.create_index("ix_sends_send", "sends", ["oa_id", "send"])
    quoting = sa.text("quote IS NOT NULL")
    talk = ["oa_id", "user_id", "id"]
    op.create_index("ix_outbox_quoting", "outbox", talk, sqlite_where=quoting, postgresql_where=quoting)
