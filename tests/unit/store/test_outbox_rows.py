"""An attachment as it is kept; whole items are in test_outbox."""

from app.domain.ids import MediaKey
from app.domain.outbox import Attachment
from app.store.outbox_rows import attachment_text


def test_an_attachment_is_one_short_json_text() -> None:
    assert attachment_text(None) == ""
    made = attachment_text(Attachment(MediaKey("ab"), 'giá "mới".pdf', "application/pdf", 5))
    assert made == '["ab", "giá \\"mới\\".pdf", "application/pdf", 5, 0, 0]'
