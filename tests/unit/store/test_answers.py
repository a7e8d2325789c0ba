"""Which of the OA's messages ends a customer's wait."""

import pytest

from app.domain.ids import KEY_BITS, OWNER, OutboxId, RemoteId
from app.domain.origins import AUTOMATIC_MS
from app.domain.outbox import Draft
from app.store import answers, conversations, outbox
from app.store.ingest import Ingested, ingest
from app.store.work import Session
from tests.fakes.history import AN, OA, T0, TALK, answered, remote, said


def waiting(session: Session) -> tuple[int, int]:
    row = conversations.get(session, TALK)
    assert row is not None
    return row.waiting, row.waiting_since


def take(session: Session, *rows: object) -> Ingested:
    return ingest(session, OA, list(rows), T0, live=True)  # type: ignore[arg-type]


@pytest.mark.parametrize("apart", [False, True])
def test_rr25_an_automatic_reply_answers_nobody(session: Session, apart: bool) -> None:
    heard, told = said(at=T0, number=1), answered("Shop sẽ trả lời ngay", T0 + AUTOMATIC_MS, 2)
    for page in ([heard], [told]) if apart else ([told, heard],):
        assert take(session, *page).outside == frozenset()
    assert waiting(session) == (1, T0)
    assert answers.last_answer(session, OA, AN) == 0
    done = take(session, answered("Dạ còn ạ", T0 + AUTOMATIC_MS + 1, 3))
    assert waiting(session) == (0, 0)
    assert done.outside == {TALK}
    assert answers.last_answer(session, OA, AN) >> KEY_BITS == T0 + AUTOMATIC_MS + 1


def test_what_was_sent_from_here_is_an_answer_however_soon(session: Session) -> None:
    take(session, said(at=T0, number=1))
    item = begun(session)
    outbox.sent(session, item, remote(2), T0 + 900)
    assert take(session, answered("Dạ còn ạ", T0 + 900, 2)).outside == frozenset()
    assert waiting(session) == (0, 0)


def test_also_when_its_message_is_known_to_be_ours_only_later(session: Session) -> None:
    take(session, said(at=T0, number=1))
    item = begun(session)
    done = take(session, answered("Dạ còn ạ", T0 + 900, 2), said("alo", T0 + 5_000, 3))
    assert done.outside == frozenset(), "ours is under way"
    assert waiting(session) == (2, T0)
    outbox.sent(session, item, RemoteId(remote(2)), T0 + 900)
    assert waiting(session) == (1, T0 + 5_000)


def begun(session: Session) -> OutboxId:
    (item,) = outbox.add(session, TALK, OWNER, Draft("Dạ còn ạ"), T0 + 800, T0 + 800)
    assert outbox.start(session, item.id, T0 + 800) is not None
    return item.id
