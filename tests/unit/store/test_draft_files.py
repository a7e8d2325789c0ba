"""Files of a draft: kept in order, each person's own, pinned in the cache, gone once sent."""

from app.domain.ids import OWNER, MediaKey, StaffId
from app.domain.outbox import Attachment
from app.domain.photo_edit import Box, PhotoEdit
from app.store import connections, draft_files, media
from app.store.media import KEEP_OWN_MS
from app.store.work import Session
from tests.fakes.history import OA, T0, TALK

AN = StaffId("an")
SHIRT = Attachment(
    *(MediaKey("a" * 64), "áo.jpg", "image/jpeg", 100, 40, 30, MediaKey("b" * 64)),
    edit=PhotoEdit(crop=Box(0.25, 0.0, 1.0, 0.5), blurs=(Box(0.5, 0.1, 0.75, 0.2),), turns=1),
)
PRICES = Attachment(MediaKey("c" * 64), "giá.pdf", "application/pdf", 9)


def test_they_come_back_as_they_were_in_their_order(session: Session) -> None:
    draft_files.save(session, TALK, OWNER, [SHIRT, PRICES])
    draft_files.save(session, TALK, AN, [PRICES])
    assert draft_files.of(session, TALK, OWNER) == [SHIRT, PRICES]
    draft_files.save(session, TALK, OWNER, [PRICES, SHIRT])
    assert draft_files.of(session, TALK, OWNER) == [PRICES, SHIRT]
    draft_files.save(session, TALK, OWNER, [])
    assert draft_files.of(session, TALK, OWNER) == []
    assert draft_files.of(session, TALK, AN) == [PRICES]


def test_what_was_sent_is_taken_out_and_the_rest_stays(session: Session) -> None:
    draft_files.save(session, TALK, OWNER, [SHIRT, PRICES])
    draft_files.take_out(session, TALK, OWNER, [])
    draft_files.take_out(session, TALK, OWNER, [SHIRT.key])
    assert draft_files.of(session, TALK, OWNER) == [PRICES]


def test_a_file_and_its_original_make_room_for_nothing_while_they_lie_in_a_draft(session: Session) -> None:
    keys = [SHIRT.key, SHIRT.original, PRICES.key]
    for key in keys:
        media.stored(session, key, "", 100, T0)
    media.stored(session, MediaKey("d" * 64), "", 1, T0 + 2 * KEEP_OWN_MS)
    draft_files.save(session, TALK, OWNER, [SHIRT, PRICES])
    assert media.clear(session) == []
    draft_files.save(session, TALK, OWNER, [PRICES])
    assert set(media.clear(session)) == {SHIRT.key, SHIRT.original}


def test_they_go_with_their_oa(session: Session) -> None:
    media.stored(session, SHIRT.original, "", 100, T0)
    draft_files.save(session, TALK, OWNER, [SHIRT])
    assert connections.erase(session, OA) == [SHIRT.original]
    assert draft_files.of(session, TALK, OWNER) == []
