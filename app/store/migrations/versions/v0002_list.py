"""What the list lets a person do: pin, close, hide, mark unread."""

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
