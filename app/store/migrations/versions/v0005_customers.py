"""What the shop knows of a customer, and edits on their way to Zalo."""

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
