"""Media that a person keeps, and files that lie in a draft."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_media",
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_kept_media")),
    )
    op.create_table(
        "outbox_originals",
        sa.Column("item", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("media_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("item", name=op.f("pk_outbox_originals")),
    )
    op.create_table(
        "draft_files",
        sa.Column("oa_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("attachment", sa.Text(), nullable=False),
        sa.Column("media_key", sa.Text(), server_default="", nullable=False),
        sa.Column("original_key", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("oa_id", "user_id", "staff", "place", name=op.f("pk_draft_files")),
    )
