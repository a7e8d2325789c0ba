"""Originals of what waits in the outbox: pinned until the item is done, gone with their OA."""

from sqlalchemy import func, select

from app.domain.ids import OWNER, MediaKey
from app.domain.outbox import Attachment, Draft
from app.store import connections, media, outbox
from app.store.media import KEEP_OWN_MS
from app.store.tables import outbox_originals
from app.store.work import Session
from tests.fakes.history import OA, T0, TALK

PHOTO = Attachment(MediaKey("a" * 64), "áo.jpg", "image/jpeg", 9, original=MediaKey("b" * 64))


def test_an_original_stays_until_its_message_is_done(session: Session) -> None:
    media.stored(session, PHOTO.original, "", 100, T0)
    media.stored(session, MediaKey("d" * 64), "", 1, T0 + 2 * KEEP_OWN_MS)
    (item,) = outbox.add(session, TALK, OWNER, Draft("", (PHOTO,)), T0, T0)
    assert item.attachment == PHOTO
    assert media.clear(session) == []
    assert outbox.cancel(session, item.id)
    assert media.clear(session) == [PHOTO.original]


def test_they_go_with_their_oa(session: Session) -> None:
    outbox.add(session, TALK, OWNER, Draft("", (PHOTO,)), T0, T0)
    connections.erase(session, OA)
    assert session.scalar(select(func.count()).select_from(outbox_originals)) == 0
