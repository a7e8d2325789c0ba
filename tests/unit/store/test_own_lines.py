"""The list's last line, projected with the outbox."""

from app.domain.conversations import ConversationRow
from app.domain.ids import OWNER, OutboxId
from app.domain.messages import Direction, Kind
from app.domain.outbox import Attachment, Draft
from app.store import conversations, outbox
from app.store.ingest import ingest
from app.store.work import Session
from tests.fakes.history import OA, T0, TALK, answered, remote, said


def row(session: Session) -> ConversationRow:
    found = conversations.get(session, TALK)
    assert found is not None
    return found


def write(session: Session, draft: Draft, at: int = T0 + 10) -> OutboxId:
    return outbox.add(session, TALK, OWNER, draft, at, at)[0].id


def arrange(session: Session) -> None:
    ingest(session, OA, [said("Còn hàng không?", T0, 1)], T0, live=True)


def test_what_is_queued_is_the_last_line_and_the_customer_still_waits(session: Session) -> None:
    arrange(session)
    write(session, Draft("Dạ còn ạ"))
    shown = row(session)
    assert (shown.last_text, shown.last_direction, shown.waiting) == ("Dạ còn ạ", Direction.OUT, 1)
    assert shown.last_at == T0


def test_once_it_is_sent_the_customer_no_longer_waits(session: Session) -> None:
    arrange(session)
    item = write(session, Draft("Dạ còn ạ"))
    assert outbox.start(session, item, T0 + 11)
    outbox.sent(session, item, remote(7), T0 + 12)
    shown = row(session)
    assert (shown.waiting, shown.waiting_since, shown.seen) == (0, 0, True)
    ingest(session, OA, [answered("Dạ còn ạ", T0 + 12, 7)], T0 + 20, live=True)
    assert row(session).last_at == T0 + 12
    assert row(session).last_text == "Dạ còn ạ"


def test_a_newer_word_of_the_customer_stays_the_last_line(session: Session) -> None:
    arrange(session)
    item = write(session, Draft("Dạ còn ạ"))
    assert outbox.start(session, item, T0 + 11)
    outbox.sent(session, item, remote(7), T0 + 12)
    ingest(session, OA, [said("Alo?", T0 + 30, 2)], T0 + 30, live=True)
    shown = row(session)
    assert (shown.last_text, shown.last_direction, shown.waiting) == ("Alo?", Direction.IN, 2)


def test_what_was_taken_back_is_not_shown(session: Session) -> None:
    arrange(session)
    write(session, Draft("Nhầm"))
    assert outbox.cancel(session, write(session, Draft("Nhầm nữa")))
    assert row(session).last_text == "Nhầm"


def test_a_photo_is_named_by_its_kind(session: Session) -> None:
    arrange(session)
    photo = Attachment(key="a" * 64, name="anh.jpg", mime="image/jpeg", size=3, width=1, height=1)  # type: ignore[arg-type]
    write(session, Draft("", (photo,)))
    assert row(session).last_kind is Kind.PHOTO
