"""What is to be given to somebody is found among thousands that wait in a pool without reading them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_conversations_undealt", "conversations")
    op.create_index(
        "ix_conversations_undealt",
        "conversations",
        ["oa_id", "dormant", "closed_at", "blocked_at", "flagged", "waiting"],
        sqlite_where=sa.text("shared IS 1 AND assignee IS NULL"),
        postgresql_where=sa.text("shared IS true AND assignee IS NULL"),
    )
