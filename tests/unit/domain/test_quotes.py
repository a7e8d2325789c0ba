"""A quote names its message, whether that is here or not."""

from app.domain.quotes import Quote
from tests.fakes.history import remote


def test_a_quoted_message_may_be_missing() -> None:
    assert Quote(remote(1)).message is None
