"""What people wrote into conversations that others have now."""

from app.domain.ids import OWNER, MediaKey, StaffId
from app.domain.outbox import Attachment, Draft
from app.domain.sharing.values import Method
from app.store import conversations, draft_files, kept, messages, outbox
from app.store.tables import conversations as table
from app.store.work import Session
from tests.fakes.history import OA, T0, TALK, said
from tests.fakes.members import share_with

LAN, MAI = StaffId("lan"), StaffId("mai")
FILE = Attachment(MediaKey("a" * 64), "a.jpg", "image/jpeg", 9, 4, 3)


def held_by(session: Session, who: StaffId | None) -> None:
    session.execute(table.update().values(assignee=who, shared=True, age="new"))


def begin(session: Session) -> None:
    messages.ingest(session, OA, [said(name="Chị Hồng")], T0, live=True)
    share_with(session, LAN, MAI, method=Method.CLAIM)
    conversations.save_draft(session, TALK, LAN, "Dạ còn ạ", T0)
    draft_files.save(session, TALK, LAN, [FILE])


def test_a_draft_is_kept_for_who_lost_the_conversation_and_names_nobody(session: Session) -> None:
    begin(session)
    for holder in (None, LAN):
        held_by(session, holder)
        assert kept.texts(session, LAN) == [], "still theirs to write into"
    held_by(session, MAI)
    (found,) = kept.texts(session, LAN)
    assert (found.text, found.files, found.name, found.item) == ("Dạ còn ạ", 1, "", None)
    assert kept.texts(session, MAI) == kept.texts(session, OWNER) == []
    kept.drop_draft(session, TALK, LAN)
    assert kept.texts(session, LAN) == []
    assert draft_files.of(session, TALK, LAN) == []


def test_the_connector_sees_for_whom_it_was(session: Session) -> None:
    begin(session)
    conversations.save_draft(session, TALK, OWNER, "Chị ơi", T0)
    assert kept.texts(session, OWNER) == []
    held_by(session, MAI)
    assert [(one.text, one.name) for one in kept.texts(session, OWNER)] == [("Chị ơi", "Chị Hồng")]


def test_files_alone_are_kept_too(session: Session) -> None:
    begin(session)
    conversations.save_draft(session, TALK, LAN, "", T0)
    held_by(session, MAI)
    assert [(one.text, one.files) for one in kept.texts(session, LAN)] == [("", 1)]


def test_what_had_not_begun_to_leave_asks_its_author(session: Session) -> None:
    begin(session)
    kept.drop_draft(session, TALK, LAN)
    held_by(session, LAN)
    item = outbox.add(session, TALK, LAN, Draft("Em gửi giá"), T0, T0)[0].id
    held_by(session, MAI)
    assert kept.texts(session, LAN) == [], "not held yet"
    conversations.hold_queued(session, TALK, MAI)
    assert [(one.text, one.item) for one in kept.texts(session, LAN)] == [("Em gửi giá", item)]
    assert kept.texts(session, MAI) == []
