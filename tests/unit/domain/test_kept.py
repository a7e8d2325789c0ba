"""What is kept for a person names no customer unless it is said."""

from app.domain.kept import KeptText
from tests.fakes.history import TALK


def test_a_draft_is_anonymous_by_itself() -> None:
    text = KeptText(TALK, "Dạ còn", 5)
    assert (text.name, text.item, text.files) == ("", None, 0)
