"""What can't be read may be taken off the list by the owner, and stays kept."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("quarantine", sa.Column("dismissed_at", sa.BigInteger(), server_default="0", nullable=False))
