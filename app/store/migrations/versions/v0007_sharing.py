"""Sharing by rules: people, rules, who holds what and why, and the customer's first message of each conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _staff()
    _rules()
    _log()
    _conversations()
    _first_messages()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), server_default="0", nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


def _staff() -> None:
    with op.batch_alter_table("staff") as table:
        table.add_column(_text("email"))
        table.add_column(sa.Column("email_key", sa.Text()))
        table.add_column(sa.Column("status", sa.Text(), server_default="active", nullable=False))
        table.add_column(_text("picture"))
        table.add_column(_text("pin"))
        table.add_column(_number("pin_failures"))
        table.add_column(_number("pin_until"))
        table.create_unique_constraint("uq_staff_email_key", ["email_key"])


def _rules() -> None:
    op.create_table(
        "rules",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("old_choice", sa.Text(), nullable=False),
        sa.Column("only_unpaused", sa.Boolean(), nullable=False),
        sa.Column("cap", sa.BigInteger()),
        sa.Column("reply_claims", sa.Boolean(), nullable=False),
        sa.Column("hand_on_minutes", sa.BigInteger()),
        sa.Column("idle_days", sa.BigInteger()),
        _number("seq"),
        _number("version"),
        _number("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_rules"),
        sa.UniqueConstraint("name_key", name="uq_rules_name_key"),
    )
    op.create_table(
        "rule_sources",
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        _number("place"),
        sa.PrimaryKeyConstraint("oa_id", name="pk_rule_sources"),
    )
    op.create_index("ix_rule_sources_rule_id", "rule_sources", ["rule_id"])
    op.create_table(
        "rule_members",
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        _number("last_seq"),
        sa.PrimaryKeyConstraint("rule_id", "staff_id", name="pk_rule_members"),
    )


def _log() -> None:
    rowid = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "sharing_log",
        sa.Column("id", rowid, nullable=False),
        _number("at"),
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Text()),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text()),
        sa.Column("before", sa.Text()),
        sa.Column("by", sa.Text()),
        _number("turn"),
        _text("note"),
        _text("changes"),
        sa.PrimaryKeyConstraint("id", name="pk_sharing_log"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sharing_log_talk", "sharing_log", ["oa_id", "user_id", "id"])
    op.create_index("ix_sharing_log_at", "sharing_log", ["at"])
    op.create_table(
        "consents",
        sa.Column("id", rowid, nullable=False),
        _number("at"),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Text()),
        sa.Column("warning", sa.Text(), nullable=False),
        _number("talks"),
        _text("oa_id"),
        _text("user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )


def _conversations() -> None:
    for column in (
        _number("first_in_at"),
        sa.Column("age", sa.Text(), server_default="unsorted", nullable=False),
        _flag("shared"),
        sa.Column("former", sa.Text()),
        sa.Column("not_to", sa.Text()),
        _flag("dormant"),
        _flag("taken"),
        _flag("flagged"),
        _number("assigned_at"),
        _number("heard_key"),
        _flag("returned"),
    ):
        op.add_column("conversations", column)
    held = sa.text("assignee IS NOT NULL")
    op.create_index(
        "ix_conversations_held", "conversations", ["assignee", "oa_id"], sqlite_where=held, postgresql_where=held
    )
    op.create_index(
        "ix_conversations_undealt",
        "conversations",
        ["oa_id"],
        sqlite_where=sa.text("shared IS 1 AND assignee IS NULL"),
        postgresql_where=sa.text("shared IS true AND assignee IS NULL"),
    )


def _first_messages() -> None:
    op.execute(
        """
        UPDATE conversations SET first_in_at = coalesce((
            SELECT min(m.sent_at) FROM messages AS m
            WHERE m.oa_id = conversations.oa_id AND m.user_id = conversations.user_id AND m.direction = 'in'
        ), 0)
        """
    )
