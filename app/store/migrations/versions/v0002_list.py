"""What the list lets a person do: pin, close, hide, mark unread; and tags as rows, for finding who has one."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBERS = ("pinned_at", "closed_at", "blocked_at", "unread_at", "settled_key")
OPEN = "closed_at = 0 AND blocked_at = 0"
LISTED = f"{OPEN} AND last_at > 0"
UNREAD = f"{OPEN} AND (unread_at > 0 OR waiting > 0 AND seen_key < last_in_key)"
UNANSWERED = f"{OPEN} AND waiting > 0"
NEWEST = ("oa_id", "pinned_at DESC", "last_at DESC", "user_id")
SHOWN = ("closed_at", "blocked_at")
INDEXES = (
    ("listed", (*NEWEST, "waiting_since", "last_interaction", *SHOWN), LISTED),
    ("unread", (*NEWEST, *SHOWN, "unread_at", "waiting", "seen_key", "last_in_key"), UNREAD),
    ("unanswered", (*NEWEST, *SHOWN, "waiting"), UNANSWERED),
    ("waiting", ("oa_id", "waiting_since", "user_id"), UNANSWERED),
    ("window", ("oa_id", "last_interaction", "user_id"), LISTED),
    ("closed", (*NEWEST, *SHOWN), "closed_at > 0 AND blocked_at = 0"),
    ("blocked", (*NEWEST, "blocked_at"), "blocked_at > 0"),
    ("pinned", ("oa_id", "pinned_at"), "pinned_at > 0"),
)
PAGE = 500


def upgrade() -> None:
    for name in NUMBERS:
        op.add_column("conversations", sa.Column(name, sa.BigInteger(), server_default="0", nullable=False))
    for former in ("newest", "waiting"):
        op.drop_index(f"ix_conversations_{former}", table_name="conversations")
    for name, columns, condition in INDEXES:
        op.create_index(
            f"ix_conversations_{name}",
            "conversations",
            [sa.text(column) for column in columns],
            sqlite_where=sa.text(condition),
            postgresql_where=sa.text(condition),
        )
    _tags()


def _tags() -> None:
    op.create_table(
        "conversation_tags",
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("oa_id", "user_id", "tag", name=op.f("pk_conversation_tags")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_conversation_tags_tag", "conversation_tags", ["tag", "oa_id", "user_id"])
    known = sa.table("conversations", *(sa.column(name, sa.Text()) for name in ("oa_id", "user_id", "tags")))
    rows = op.get_bind().execute(sa.select(known).where(known.c.tags != "")).all()
    tags = [
        {"oa_id": row.oa_id, "user_id": row.user_id, "tag": tag}
        for row in rows
        for tag in dict.fromkeys(json.loads(row.tags))
    ]
    target = sa.table("conversation_tags", *(sa.column(name, sa.Text()) for name in ("oa_id", "user_id", "tag")))
    for start in range(0, len(tags), PAGE):
        op.bulk_insert(target, tags[start : start + PAGE])
