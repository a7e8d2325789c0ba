"""What a draft answers to, so that it is still there when the app is opened again."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("quote", sa.Text(), nullable=True))
