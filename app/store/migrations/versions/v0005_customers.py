"""What the shop knows of a customer: fields, notes, and edits on their way to Zalo; photos and files are found fast."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ROWID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    for name in ("full_name", "person"):
        op.add_column("conversations", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("conversations", sa.Column("edited_at", sa.BigInteger(), server_default="0", nullable=False))
    _partial("ix_conversations_person", "conversations", ["person"], "person != ''")
    exchanged = "kind IN ('photo', 'gif', 'video', 'file')"
    _partial("ix_messages_exchanged", "messages", ["user_id", "key", "oa_id", "kind"], exchanged)
    op.create_table(
        "customer_edits",
        sa.Column("id", ROWID, nullable=False),
        *(_text(name) for name in ("oa_id", "user_id", "field")),
        *(_text(name, "") for name in ("name", "value", "before")),
        _text("state"),
        _text("reason", ""),
        _number("zalo_code"),
        _text("zalo_text", ""),
        _text("author"),
        *(_number(name) for name in ("made_at", "attempts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_edits")),
        sa.UniqueConstraint(
            "oa_id", "user_id", "field", "name", name=op.f("uq_customer_edits_oa_id_user_id_field_name")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_customer_edits_state", "customer_edits", ["oa_id", "state", "id"])
    op.create_table(
        "notes",
        sa.Column("id", ROWID, nullable=False),
        *(_text(name) for name in ("oa_id", "user_id", "author", "text")),
        *(_number(name) for name in ("created_at", "edited_at", "deleted_at")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_notes_customer", "notes", ["oa_id", "user_id", "id"])


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), server_default="0", nullable=False)


def _partial(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
