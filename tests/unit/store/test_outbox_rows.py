"""An attachment as it is kept; whole items are in test_outbox."""

from app.domain.ids import OWNER, MediaKey
from app.domain.outbox import Attachment, Draft
from app.domain.photo_edit import Box, PhotoEdit
from app.store import outbox
from app.store.outbox_rows import attachment_text, to_attachment
from app.store.work import Session
from tests.fakes.history import T0, TALK, remote


def test_an_attachment_is_one_short_json_text() -> None:
    assert attachment_text(None) == ""
    made = attachment_text(Attachment(MediaKey("ab"), 'giá "mới".pdf', "application/pdf", 5))
    assert made == '["ab", "giá \\"mới\\".pdf", "application/pdf", 5, 0, 0]'


def test_an_edited_photo_comes_back_as_it_was_and_an_old_text_is_understood() -> None:
    edit = PhotoEdit(crop=Box(0.25, 0.0, 1.0, 0.5), blurs=(Box(0.5, 0.1, 0.75, 0.2),), turns=3)
    made = Attachment(MediaKey("ab"), "áo.jpg", "image/jpeg", 5, 4, 3, MediaKey("cd"), edit)
    assert to_attachment(attachment_text(made)) == made
    assert to_attachment('["ab", "áo.jpg", "image/jpeg", 5, 4, 3]') == Attachment(
        MediaKey("ab"), "áo.jpg", "image/jpeg", 5, 4, 3
    )
    assert to_attachment("") is None


def test_an_item_is_read_as_it_was_sent(session: Session) -> None:
    (item,) = outbox.add(session, TALK, OWNER, Draft(sticker_id="s1"), T0, T0)
    assert (item.sticker_id, item.quote, item.remote_id, item.linked) == ("s1", None, None, False)
    outbox.start(session, item.id, T0)
    outbox.sent(session, item.id, remote(1), T0 + 100)
    sent = outbox.get(session, item.id)
    assert sent is not None
    assert (sent.sticker_id, sent.remote_id, sent.sent_at) == ("s1", remote(1), T0 + 100)
