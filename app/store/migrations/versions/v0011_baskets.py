"""The list by basket: in whose hands each conversation is, in the order of the list."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    yes, no = ("true", "false") if op.get_bind().dialect.name == "postgresql" else ("1", "0")
    keeper = f"coalesce(assignee, CASE WHEN (shared IS {yes} AND dormant IS {no}) THEN '?' ELSE 'owner' END)"
    order = (sa.text("pinned_at DESC"), sa.text("last_at DESC"), "user_id", "closed_at", "blocked_at")
    op.create_index("ix_conversations_basket", "conversations", ["oa_id", sa.text(keeper), *order])
